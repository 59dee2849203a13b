using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Tests.Patients;

public class SimilarNamesTests
{
    [Theory]
    [InlineData("Larson, Jacob", "Larson, Jacob", "same name")]
    [InlineData("Larson, Jacob", "Jacob, Larson", "same name")]
    [InlineData("Müller, Anna", "Muller, Hans", "same family name")]
    [InlineData("Müller, Anna", "Mueller, Anna", "similar name")]
    [InlineData("Larson, Jacob", "Larsen, Jakob", "similar name")]
    [InlineData("Larson, Jacob", "Larosn, Jacob", "similar name")]
    [InlineData("Meyer, Anna", "Maier, Anne", "similar name")]
    [InlineData("Schmidt, Thomas", "Schmitt, Tomas", "similar name")]
    [InlineData("Núñez Ortega, José", "Nunez Ortega, Jose", "same name")]
    [InlineData("O'Brien, Mary", "OBrien, Mary", "same name")]
    [InlineData("Martin, Thomas", "Thomas, Marten", "similar name, in another order")]
    [InlineData("Иванова, Анна", "Иванова, Мария", "same family name")]
    [InlineData("Иванова, Анна", "Иваново, Анна", "similar name")]
    [InlineData("الحسيني, محمد", "الحسني, محمد", "similar name")]
    [InlineData("الحسيني, أحمد", "الحسيني, احمد", "same name")]
    [InlineData("王, 小明", "王, 小明", "same name")]
    [InlineData("Li, Wei", "Li, Wei Ming", "same family name")]
    public void People_who_may_be_mistaken_are_named(string one, string other, string likeness)
    {
        Assert.Equal(likeness, SimilarNames.Likeness(Person(one, 1950), Person(other, 1980)));
        Assert.Equal(likeness, SimilarNames.Likeness(Person(other, 1980), Person(one, 1950)));
    }

    [Theory]
    [InlineData("Larson, Jacob", "Larsen, Anna")]
    [InlineData("Li, Wei", "Li, Na")]
    [InlineData("Li, Wei", "Lu, Wei")]
    [InlineData("Kim, Minjun", "Kim, Seoyeon")]
    [InlineData("王, 小明", "王, 丽")]
    [InlineData("Smith, Anna", "Jones, Anna")]
    [InlineData("Baker, John", "Becker, Susan")]
    [InlineData("حسن, علي", "حسن, فاطمة")]
    [InlineData("Иванова, Анна", "Petrov, Anna")]
    public void A_common_short_name_or_one_name_alone_is_no_warning(string one, string other) =>
        Assert.Null(SimilarNames.Likeness(Person(one, 1950), Person(other, 1980)));

    [Theory]
    [InlineData("Larson, Jacob", "Larsen, Anna", "similar family name and same birth date")]
    [InlineData("Li, Wei", "Li, Na", "same family name and birth date")]
    [InlineData("Larson, Jacob", "Larson, Jacob", "same name and birth date")]
    public void The_same_birth_date_makes_a_likeness_worse(string one, string other, string likeness) =>
        Assert.Equal(likeness, SimilarNames.Likeness(Person(one, 1975), Person(other, 1975)));

    [Fact]
    public void A_birth_date_known_to_the_year_alone_is_no_common_birth_date()
    {
        var one = Person("Larson, Jacob", 1975) with { Born = new(new DateOnly(1975, 1, 1), DatePrecision.Year) };
        Assert.Null(SimilarNames.Likeness(one, Person("Larsen, Anna", 1975) with { Born = one.Born }));
    }

    [Fact]
    public void The_name_somebody_is_called_by_counts() =>
        Assert.Equal("similar name", SimilarNames.Likeness(Person("Larson, Wilhelmina", 1950) with { Used = "Jacoba" }, Person("Larsen, Jacob", 1980)));

    private static NamedPerson Person(string name, int year)
    {
        var parts = name.Split(", ");
        return new(parts[0], parts[1], null, new(new DateOnly(year, 3, 14), DatePrecision.Day));
    }
}
