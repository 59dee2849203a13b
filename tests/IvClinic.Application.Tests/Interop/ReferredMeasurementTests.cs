using System.Text.Json.Nodes;
using IvClinic.Application.Interop;
using static IvClinic.Application.Tests.Interop.GivenBundle;

namespace IvClinic.Application.Tests.Interop;

public class ReferredMeasurementTests
{
    [Theory]
    [InlineData("2026-01-02", "2026-01-01", 80)]
    [InlineData("2026-01-01", "2026-01-02", 70)]
    [InlineData("2026-01-01T23:30:00-05:00", "2026-01-02T01:00:00+01:00", 80)]
    [InlineData("2026-01-01", "unreadable", 80)]
    public void The_newest_value_is_by_its_own_date_not_by_its_place_in_the_file(string first, string second, int kilograms)
    {
        var referral = Understood(WithPatient(Weight("80", "kg", first), Weight("70", "kg", second)));
        Assert.Equal(kilograms, ProposedWeight(referral).WeightKg);
        Assert.Equal(kilograms, (int)JsonNode.Parse(ReferralJson.Write(referral))!["latest"]!["29463-7"]![1]!);
    }

    [Fact]
    public void Pounds_are_converted_exactly_and_the_sent_value_is_kept()
    {
        var referral = Understood(WithPatient(Weight("185", "lbs", "2026-01-02")));
        var weight = ProposedWeight(referral);

        Assert.Equal(83.91458845m, weight.WeightKg);
        Assert.Equal(("185", "lbs"), (weight.ValueAsSent, weight.UnitAsSent));
        Assert.Contains("Converted from 185 lbs", weight.Concern, StringComparison.Ordinal);
        Assert.Equal("""["2026-01-02",185,"lbs"]""", JsonNode.Parse(ReferralJson.Write(referral))!["latest"]!["29463-7"]!.ToJsonString());
    }

    [Theory]
    [InlineData("\"unit\":\"lbs\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"", "in words but")]
    [InlineData("\"unit\":\"stone\"", "not known")]
    [InlineData("\"code\":\"cm\",\"system\":\"http://unitsofmeasure.org\"", "no unit of weight")]
    [InlineData("\"system\":\"http://unitsofmeasure.org\"", "No unit was sent")]
    [InlineData("\"unit\":\"kg\",\"comparator\":\"<\"", "cannot be given in kg")]
    public void A_weight_whose_unit_is_in_doubt_has_no_kilograms(string unit, string concern)
    {
        var referral = Understood(WithPatient(
            $$$"""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/a"},"valueQuantity":{"value":70,{{{unit}}}}}"""));
        var weight = ProposedWeight(referral);
        Assert.Null(weight.WeightKg);
        Assert.Contains(concern, weight.Concern, StringComparison.Ordinal);
        Assert.Contains("No date was sent", weight.Concern, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("\"NaN\"")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("1e-40")]
    [InlineData("\"0,5\"")]
    [InlineData("{}")]
    public void A_value_that_no_decimal_can_hold_is_listed_and_not_used(string value)
    {
        var referral = Understood(WithPatient(Weight(value, "kg", "2026-01-02")));
        Assert.Equal("Bundle.entry[1].resource.valueQuantity.value", Assert.Single(referral.NotUnderstood).Path);
        Assert.Null(ProposedWeight(referral).WeightKg);
        Assert.Empty(JsonNode.Parse(ReferralJson.Write(referral))!["latest"]!.AsObject());
    }

    [Theory]
    [InlineData("182.255058246021043")]
    [InlineData("70.0")]
    [InlineData("0.0")]
    public void Every_digit_of_a_value_is_kept(string value)
    {
        var quantity = Understood(WithPatient(Weight(value, "kg", "2026-01-02"))).Observations[0].Quantity!;
        Assert.Equal(value, quantity.Sent);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), quantity.Value);
    }

    [Fact]
    public void The_largest_decimal_in_pounds_does_not_overflow() =>
        Assert.NotNull(ProposedWeight(Understood(WithPatient(Weight("79228162514264337593543950335", "lbs", "2026-01-02")))));

    [Fact]
    public void A_newer_weight_in_words_stands_beside_the_older_number_and_an_older_one_does_not()
    {
        static string InWords(string effective) =>
            Weight("1", "kg", effective).Replace("\"valueQuantity\":{\"value\":1,\"unit\":\"kg\"}", "\"valueString\":\"about 70 kg\"", StringComparison.Ordinal);

        var newer = ReferralProposals.From(Understood(WithPatient(Weight("80", "kg", "2026-01-01"), InWords("2026-01-05"))), 0).OfType<ProposedMeasurement>().ToList();
        Assert.Equal([80m, null], newer.Select(weight => weight.WeightKg));
        Assert.Equal("about 70 kg", newer[1].ValueAsSent);
        Assert.Equal(80, ProposedWeight(Understood(WithPatient(Weight("80", "kg", "2026-01-01"), InWords("2025-12-05")))).WeightKg);
    }

    [Theory]
    [InlineData("mg/dL", null)]
    [InlineData("mg/dl", null)]
    [InlineData("umol/L", null)]
    [InlineData("MG/DL", "is not UCUM; it is read as mg/dL")]
    [InlineData("kg", "not a usual unit")]
    [InlineData("mg%", "not known")]
    public void A_laboratory_unit_other_than_expected_is_kept_and_questioned(string unit, string? concern)
    {
        var referral = Understood(WithPatient(
            $$$"""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"Patient/a"},"effectiveDateTime":"2026-01-02","valueQuantity":{"value":1.18053784031,"unit":"{{{unit}}}","system":"http://unitsofmeasure.org","code":"{{{unit}}}"}}"""));
        var creatinine = Assert.Single(ReferralProposals.From(referral, 0).OfType<ProposedLaboratory>());
        Assert.Equal((1.18053784031m, unit, $"Creatinine ≈ 1.181 {unit} (2026-01-02)"), (creatinine.Value, creatinine.UnitAsSent, creatinine.Words));
        if (concern is null) Assert.Null(creatinine.Concern);
        else Assert.Contains(concern, creatinine.Concern, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawn_value_is_never_the_newest()
    {
        var withdrawn = Weight("700", "kg", "2026-02-01").Replace("final", "entered-in-error", StringComparison.Ordinal);
        Assert.Equal(70, ProposedWeight(Understood(WithPatient(Weight("70", "kg", "2026-01-01"), withdrawn))).WeightKg);
    }

    [Fact]
    public void An_old_value_and_one_from_the_future_are_questioned_only_when_today_is_known()
    {
        var referral = Understood(WithPatient(Weight("70", "kg", "2026-01-02")));
        Assert.Null(ProposedWeight(referral).Concern);
        Assert.Null(ProposedWeight(referral, new(2026, 4, 2)).Concern);
        Assert.Contains("91 days old", ProposedWeight(referral, new(2026, 4, 3)).Concern, StringComparison.Ordinal);
        Assert.Contains("future", ProposedWeight(referral, new(2025, 12, 31)).Concern, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1980", DatePrecision.Year, "1980")]
    [InlineData("1980-02", DatePrecision.Month, "1980-02")]
    [InlineData("1980-02-29", DatePrecision.Day, "1980-02-29")]
    [InlineData("1981-02-29", DatePrecision.Unreadable, "“1981-02-29”")]
    [InlineData("2026-03-29T02:30:00+01:00", DatePrecision.Instant, "2026-03-29")]
    [InlineData("2026-03-29T02:30:00", DatePrecision.Day, "2026-03-29")]
    [InlineData("2016-12-31T23:59:60Z", DatePrecision.Day, "2016-12-31")]
    [InlineData("0000-00-00", DatePrecision.Unreadable, "“0000-00-00”")]
    [InlineData("", DatePrecision.Unreadable, "“”")]
    public void A_date_keeps_its_precision(string sent, DatePrecision precision, string words)
    {
        var date = ReferredDate.Read(sent);
        Assert.Equal((precision, words, sent), (date.Precision, date.Words, date.Sent));
        Assert.Equal(sent == "2026-03-29T02:30:00", date.LacksOffset);
    }

    private static ProposedMeasurement ProposedWeight(Referral referral, DateOnly? today = null) =>
        Assert.Single(ReferralProposals.From(referral, 0, today).OfType<ProposedMeasurement>());
}
