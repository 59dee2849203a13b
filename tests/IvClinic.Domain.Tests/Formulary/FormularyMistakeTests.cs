using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Tests.Formulary;

/// <summary>A formulary with a mistake is refused with its path: a misspelt rule must not pass for no rule.</summary>
public class FormularyMistakeTests
{
    [Theory]
    // kinds of values
    [InlineData("medications", "5", "medications: a list is needed")]
    [InlineData("medications.0", "5", "medications[0]: an object is needed here")]
    [InlineData("medications.0.id", "null", "medications[0].id: a text is missing")]
    [InlineData("medications.0.id", "7", "medications[0].id: a text is needed")]
    [InlineData("medications.0.routes", "[1]", "medications[0].routes: only texts may stand in this list")]
    [InlineData("medications.0.routes", "[null]", "medications[0].routes: only texts may stand in this list")]
    [InlineData("medications.0.dosing.0.allowedDoses", "[\"100\"]", "allowedDoses: only numbers may stand in this list")]
    [InlineData("medications.0.dosing.0.absoluteMaxSingle", "1e60", "absoluteMaxSingle: a number is needed")]
    [InlineData("medications.0.highAlert", "null", "medications[0].highAlert: an entry is missing")]
    [InlineData("medications.0.highAlert.value", "\"no\"", "highAlert.value: true or false is needed")]
    [InlineData("medications.0.cumulative.0.courseMaxGapDays", "1.5", "courseMaxGapDays: a whole number is needed")]
    [InlineData("medications.0.cumulative.0.courseMaxGapDays", "1e20", "courseMaxGapDays: a whole number is needed")]
    [InlineData("medications.0.cumulative.0.limit", "null", "cumulative[0].limit: a number is missing")]
    [InlineData("conditions", "null", "formulary.conditions: an object is missing")]
    [InlineData("confidenceLegend", "null", "formulary.confidenceLegend: an object is missing")]
    // words
    [InlineData("severityLegend.hard.level", "\"harder\"", "severityLegend.hard.level: “harder” is not a level")]
    [InlineData("medications.0.age.minYears.severity", "null", "age.minYears.severity: a severity is missing")]
    [InlineData("medications.0.age.minYears.severity", "\"strict\"", "“strict” is not in the severity legend")]
    [InlineData("medications.0.age.rules.0.op", "\"=>\"", "“=>” is not a comparison")]
    [InlineData("medications.0.dosing.0.basis", "\"mcg\"", "“mcg” is not a basis of dose")]
    [InlineData("medications.0.weight.basis", "\"lean\"", "“lean” is not a basis of weight")]
    [InlineData("medications.0.cumulative.0.measure", "\"weeks\"", "“weeks” is not a measure")]
    [InlineData("medications.0.contraindications.0.type", "\"allergy\"", "“allergy” is not possible; use condition or drugClass")]
    [InlineData("medications.9.qtc.required", "\"sometimes\"", "“sometimes” is not possible; use always or ifQtRisk")]
    [InlineData("medications.4.administration.rateLimits.0.unit", "\"mg/s\"", "rateLimits[0].unit: “mg/s” is not a unit of rate")]
    [InlineData("medications.11.administration.concentrationLimits.0.unit", "\"mg/L\"", "only mg/mL is possible here")]
    [InlineData("conditions.glaucoma.kind", "\"eyes\"", "conditions.glaucoma.kind: “eyes” is not a kind of finding")]
    [InlineData("conditions.glaucoma.kind", "null", "conditions.glaucoma.kind: a text is missing")]
    [InlineData("pairRules.0.scope", "\"line\"", "pairRules[0].scope: “line” is not a scope of mixing")]
    // conditions of entries
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"always\": false}", "appliesWhen.always: only true is possible")]
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"field\": \"mood\", \"op\": \"=\", \"value\": \"good\"}", "“mood” cannot be tested like this")]
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"field\": \"condition\", \"op\": \"=\", \"value\": \"sepsis\"}", "“condition” cannot be tested like this")]
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"field\": \"route\", \"op\": \"<\", \"value\": \"IV\"}", "“<” does not compare words")]
    // windows and limits that would mean nothing
    [InlineData("medications.7.cumulative.0.windowHours", "null", "windowHours: an amount needs its window")]
    [InlineData("medications.2.cumulative.0.windowDays", "null", "windowDays: counted doses need their window")]
    [InlineData("medications.5.dosing.1.absoluteMaxSingle", "2", "a limit of dose cannot be per hour; use rateLimits")]
    // names of nothing
    [InlineData("medications.1.id", "\"ketorolac\"", "medications: “ketorolac” stands in the list twice")]
    [InlineData("medications.0.interactions.0.withClass", "\"nsaids\"", "“nsaids” is no class")]
    [InlineData("medications.0.interactions.10.escalate.alsoClass", "\"acei\"", "“acei” is no class")]
    [InlineData("medications.0.contraindications.0.id", "\"ulcer\"", "“ulcer” is no condition")]
    [InlineData("medications.0.contraindications.6.drugClass", "[\"nsaids\"]", "“nsaids” is no class")]
    [InlineData("medications.0.hepatic.0.condition", "\"liver\"", "“liver” is no condition")]
    [InlineData("medications.0.allergyClasses.1.token", "\"nsaids\"", "“nsaids” is no medicine, class or allergen")]
    [InlineData("medications.0.incompatibilities.0.with", "\"steroids\"", "“steroids” is no medicine")]
    [InlineData("medications.0.administration.diluents.0.value", "\"0.9 % NaCl\"", "“0.9 % NaCl” is no diluent")]
    [InlineData("medications.15.administration.refusedDiluents.0.value", "\"Ringer\"", "“Ringer” is no diluent")]
    [InlineData("medications.14.administration.rateLimits.1.appliesWhen.any.2.value", "\"thrombosis\"", "“thrombosis” is no condition")]
    [InlineData("medications.0.dosing.0.appliesWhen.all.0", "{\"field\": \"condition\", \"op\": \"has\", \"value\": \"old\"}", "“old” is no condition")]
    [InlineData("medications.14.administration.startRateLimit.appliesWhen", "{\"field\": \"condition\", \"op\": \"has\", \"value\": \"new\"}", "“new” is no condition")]
    [InlineData("medications.6.age.rules.0.reduce.0.rows", "[\"loading\"]", "“loading” is no dosing row")]
    [InlineData("medications.6.age.rules.0.reduce.1.rateLimit", "\"consensus\"", "“consensus” is no rate limit")]
    [InlineData("medications.9.interactions.8.reduce.0.rows", "[\"usual\"]", "“usual” is no dosing row")]
    [InlineData("pairRules.0.a", "\"metoclopramid\"", "“metoclopramid” is no medicine")]
    [InlineData("pairRules.0.b", "\"any\"", "“any” is no medicine")]
    [InlineData("compatiblePairs.0.a", "\"any\"", "“any” is no medicine")]
    [InlineData("compatiblePairs.0.b", "\"any\"", "“any” is no medicine")]
    [InlineData("conditions.coma.isA", "[\"sleep\"]", "“sleep” is no condition")]
    [InlineData("drugClasses.nsaid.includesClasses", "[\"coxib\"]", "“coxib” is no class")]
    [InlineData("drugClasses.nsaid.medicines", "[\"ibuprofen\"]", "“ibuprofen” is no medicine")]
    // circles
    [InlineData("conditions.glaucoma.isA", "[\"glaucoma_acute_angle_closure\"]", "conditions.glaucoma: “glaucoma” leads back to itself")]
    [InlineData("drugClasses.benzodiazepine.includesClasses", "[\"cns_depressant\"]", "leads back to itself")]
    public void A_mistake_is_refused_with_its_path(string path, string json, string message)
    {
        var problem = Assert.Throws<FormatException>(() => EditedFormulary.With(root => root.Set(path, json)));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"field\": \"ageYears\", \"op\": \"=\", \"value\": 50}")]
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"field\": \"durationMinutes\", \"op\": \"!=\", \"value\": 50}")]
    [InlineData("medications.2.dosing.0.appliesWhen", "{\"field\": \"route\", \"op\": \"!=\", \"value\": \"SC\"}")]
    [InlineData("medications.0.age", "null")]
    [InlineData("notice", "null")]
    [InlineData("medications.0.dosing.0.unit", "null")]
    [InlineData("medications.0.dosing.0.intervalSeverity", "null")]
    [InlineData("medications.0.contraindications.0.conf", "null")]
    [InlineData("medications.0.monitoring", "{}")]
    [InlineData("pairRules.0.effect", "null")]
    [InlineData("medications.14.administration.titration", "[{\"step\": 1, \"rate\": 20, \"unit\": \"mL/h\"}]")]
    [InlineData("medications.0.administration.usualVolumeMl", "{\"value\": null}")]
    [InlineData("medications.0.administration.usualVolumeMl", "{\"value\": false}")]
    public void What_may_be_left_out_or_written_otherwise_is_read(string path, string json) =>
        Assert.Equal("ivclinic-formulary", EditedFormulary.With(root => root.Set(path, json)).Id);

    [Fact]
    public void A_step_of_a_titration_has_its_number() => Assert.Contains(
        "a whole number is missing",
        Assert.Throws<FormatException>(() => EditedFormulary.With(root => root.Set("medications.14.administration.titration", "[{\"rate\": 20, \"unit\": \"mL/h\"}]"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_medicine_outside_the_formulary_is_shown_by_its_id() =>
        Assert.Equal("morphine", ClinicFormulary.Shipped.DisplayName("morphine"));

    [Fact]
    public void A_kind_that_nobody_defined_is_refused() => Assert.Throws<FormatException>(() => FindingKindText.Read("weather"));
}
