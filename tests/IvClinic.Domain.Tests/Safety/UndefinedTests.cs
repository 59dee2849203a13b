using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>A unit, basis, comparison, measure or field that nobody defined is loud, never silent.</summary>
public class UndefinedTests
{
    private const int Undefined = 99;

    public static TheoryData<string> Names => [.. Asked.Keys];

    private static readonly Dictionary<string, Action> Asked = new()
    {
        ["unit of dose"] = () => DoseAmount.Of(1m, (DoseUnit)Undefined),
        ["unit of dose in words"] = () => UnitText.Of((DoseUnit)Undefined),
        ["unit of rate"] = () => BagFlow.PerHour(1m, (RateUnit)Undefined),
        ["unit of rate in words"] = () => UnitText.Of((RateUnit)Undefined),
        ["basis of a limit"] = () => DoseAmount.Number(new(1m, DoseBasis.MilligramPerKilogramHour)),
        ["basis in words"] = () => Words.Unit((DoseBasis)Undefined),
        ["basis of weight"] = () => DosingWeight.Of((WeightBasis)Undefined, Scene.Patient),
        ["comparison"] = () => Judging(Comparison: (Comparison)Undefined),
        ["field"] = () => PatientNumber.Of("mood", Scene.Patient),
        ["measure"] = () => SafetyEngine.Evaluate(Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac), WithMeasure((CumulativeMeasure)Undefined)),
        ["condition"] = () => SafetyEngine.Evaluate(Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac), WithCondition(null!)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_nobody_defined_is_loud(string name) => Assert.Throws<ArgumentOutOfRangeException>(Asked[name]);

    [Theory]
    [InlineData(Comparison.Less, "4", true)]
    [InlineData(Comparison.Less, "5", false)]
    [InlineData(Comparison.AtMost, "5", true)]
    [InlineData(Comparison.AtMost, "5.1", false)]
    [InlineData(Comparison.More, "5.1", true)]
    [InlineData(Comparison.More, "5", false)]
    [InlineData(Comparison.AtLeast, "5", true)]
    [InlineData(Comparison.AtLeast, "4.9", false)]
    [InlineData(Comparison.Equal, "5", true)]
    [InlineData(Comparison.Equal, "4.9", false)]
    [InlineData(Comparison.Equal, "5.1", false)]
    [InlineData(Comparison.NotEqual, "5", false)]
    [InlineData(Comparison.NotEqual, "4.9", true)]
    [InlineData(Comparison.NotEqual, "5.1", true)]
    [InlineData(Comparison.AtMost, "5.000000004", true)] // inside the relative tolerance of 1e-9
    [InlineData(Comparison.AtMost, "5.000000006", false)]
    [InlineData(Comparison.AtLeast, "4.999999996", true)]
    [InlineData(Comparison.AtLeast, "4.999999994", false)]
    public void A_comparison_with_five_holds_as_its_sign_says(Comparison op, string value, bool holds) =>
        Assert.Equal(holds, Limits.Holds(decimal.Parse(value), op, 5m));

    [Theory]
    [InlineData("ageYears", 50)]
    [InlineData("weightKg", 80)]
    [InlineData("eGfr", 95)]
    [InlineData("creatinineClearance", 100)]
    [InlineData("qtcMs", 400)]
    public void A_number_of_the_patient_is_found_by_its_name(string field, int value)
    {
        Assert.True(PatientNumber.IsInputOfAPlan(field));
        Assert.Equal(value, PatientNumber.Of(field, Scene.Patient).Value);
        Assert.False(PatientNumber.IsInputOfAPlan("serumCreatinineRiseMgDl"));
    }

    private static void Judging(Comparison Comparison) => Limits.Holds(1m, Comparison, 1m);

    private static ClinicFormulary WithMeasure(CumulativeMeasure measure) => With(medicine =>
        medicine with { Cumulative = [medicine.Cumulative[0] with { Measure = measure }] });

    private static ClinicFormulary WithCondition(AppliesWhen condition) => With(medicine =>
        medicine with { Dosing = [medicine.Dosing[0] with { AppliesWhen = condition }] });

    private static ClinicFormulary With(Func<Medicine, Medicine> change) => ClinicFormulary.Shipped with
    {
        Medicines = ClinicFormulary.Shipped.Medicines.Values.Select(medicine => medicine.Id == "ketorolac" ? change(medicine) : medicine)
            .ToDictionary(medicine => medicine.Id, StringComparer.Ordinal),
    };

    [Fact]
    public void A_condition_without_numbers_has_no_number_tests() =>
        Assert.Empty(ConditionTest.NumberTests(new AppliesWhen.WordTest("route", ["IV"], Negated: false)));

    [Theory]
    [InlineData(DoseBasis.Milligram, "mg")]
    [InlineData(DoseBasis.Millilitre, "mL")]
    [InlineData(DoseBasis.MilligramPerKilogram, "mg/kg")]
    [InlineData(DoseBasis.GramPerKilogram, "g/kg")]
    [InlineData(DoseBasis.MillilitrePerKilogram, "mL/kg")]
    [InlineData(DoseBasis.MilligramPerKilogramHour, "mg/kg/h")]
    public void Every_basis_is_a_unit_in_words(DoseBasis basis, string unit) => Assert.Equal(unit, Words.Unit(basis));

    [Fact]
    public void Every_kind_can_be_not_checked_in_words() =>
        Assert.All(Enum.GetValues<FindingKind>(), kind => Assert.Matches(" (was|were)$", Words.Subject(kind)));
}
