using System.Text.Json.Nodes;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;

namespace IvClinic.Domain.Tests.Formulary;

public class FormularyDifferenceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly FormularyStep Clara = new(Guid.CreateVersion7(), "Dr Clara Clinician", Noon);

    private static FormularyDocument Shipped => FormularyDocument.Parse(ClinicFormulary.ShippedBytes());

    [Fact]
    public void A_changed_limit_is_said_in_words_with_its_unit_and_its_path()
    {
        var line = Assert.Single(Lines(document => document.Set(new DocumentPath("medications[ketamine].dosing[session_total].absoluteMaxSession"), 250)));

        Assert.Equal("ketamine, doses “session total”: all bags together: refused above: was 300 mg; now 250 mg.", line.Sentence);
        Assert.Equal("medications[ketamine].dosing[session_total].absoluteMaxSession", line.Path.Text);
        Assert.False(line.IsLarge);
    }

    [Theory]
    [InlineData(3000, "10 times as much")]
    [InlineData(30, "0.1 times as much")]
    public void A_slip_of_the_decimal_point_stands_out(int value, string words)
    {
        var line = Assert.Single(Lines(document => document.Set(new DocumentPath("medications[ketamine].dosing[session_total].absoluteMaxSession"), value)));

        Assert.True(line.IsLarge);
        Assert.Contains(words, line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_rule_says_what_it_was()
    {
        var line = Assert.Single(Lines(document => EntryWriting.Remove(document, new DocumentPath("medications[ketamine].contraindications[psychosis]"))));

        Assert.StartsWith("ketamine, contraindication “psychosis”: removed. It was: ", line.Sentence, StringComparison.Ordinal);
        Assert.Contains("active psychosis", line.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_order_of_the_same_entries_is_a_difference()
    {
        var line = Assert.Single(Lines(document =>
        {
            var diluents = document.At(new DocumentPath("medications[ketamine].administration.diluents"))!.AsArray();
            var first = diluents[0];
            diluents.RemoveAt(0);
            diluents.Add(first);
        }));

        Assert.Equal("medications[ketamine].administration.diluents", line.Path.Text);
    }

    [Fact]
    public void A_condition_is_said_in_words()
    {
        var line = Assert.Single(Lines(document => document.Set(
            new DocumentPath("medications[ketorolac].dosing").Entry(Shipped.Root["medications"]![0]!["dosing"]![0]!["id"]!.ToString()).Field("appliesWhen"),
            JsonNode.Parse("{\"field\":\"ageYears\",\"op\":\">=\",\"value\":70}"))));

        Assert.Contains("now age at least 70 years", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_changes_is_marked_as_the_clinics_decision_with_name_and_date()
    {
        var (former, present) = (Shipped, Shipped);
        EntryWriting.Change(present, new DocumentPath("medications[ketamine].dosing[session_total]"), [new("absoluteMaxSession", 250m, null)]);
        new ClinicStamp(Clara, "Two patients too drowsy").Mark(present, FormularyDifference.Between(former, present));

        var row = present.Read().Medicines["ketamine"].Dosing.Single(each => each.Id == "session_total");

        Assert.Equal("D", row.Provenance.Confidence);
        Assert.StartsWith("Two patients too drowsy — Earlier remark: Guideline: total at least 80 mg", row.Provenance.Note, StringComparison.Ordinal);
        Assert.Equal("Decision of this clinic, Dr Clara Clinician, 2026-11-22", present.Read().Sources[Assert.Single(row.Provenance.SourceIds)].Title);
        Assert.Equal(250m, row.HardSession.Single().Value);
    }

    [Fact]
    public void A_source_that_is_named_stands_there_instead()
    {
        var (former, present) = (Shipped, Shipped);
        EntryWriting.Change(present, new DocumentPath("medications[ketamine].age.minYears"), [new("value", 16m, null), new("severity", null, "hard")]);
        new ClinicStamp(Clara, "Label", "gen", "Gm").Mark(present, FormularyDifference.Between(former, present));

        var rule = present.Read().Medicines["ketamine"].MinimumAge!;

        Assert.Equal((16m, "Gm", "gen"), (rule.Years, rule.Provenance.Confidence, rule.Provenance.SourceIds.Single()));
    }

    [Fact]
    public void A_misspelt_field_is_refused_and_changes_nothing_in_silence() => Assert.Contains(
        "medications[ketamine].dosing[bolus].absolutMaxSingle",
        Assert.Throws<FormatException>(() => EntryWriting.Change(Shipped, new DocumentPath("medications[ketamine].dosing[bolus]"), [new("absolutMaxSingle", 1m, null)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_rule_against_a_class_that_does_not_exist_is_refused()
    {
        var document = Shipped;
        EntryWriting.Add(
            document, EntryShapes.OfMedicine.Single(shape => shape.Place == "interactions"), "ketamine",
            [new("withClass", null, "opioids"), new("severity", null, "major"), new("effect", null, "sedation"), new("action", null, "avoid")]);

        Assert.Contains("“opioids” is no class", Assert.Throws<FormatException>(document.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_entry_that_a_form_adds_reads_again_when_it_is_copied_from_a_known_one()
    {
        foreach (var shape in EntryShapes.OfMedicine.Where(shape => shape.CanBeAdded))
        {
            var document = Shipped;
            var owner = document.Root["medications"]!.AsArray().FirstOrDefault(medicine => (document.At(EntryShapes.PlaceOf(shape, medicine!["id"]!.ToString())) as JsonArray)?.Count > 0);
            if (owner is null) continue;
            var id = owner["id"]!.ToString();
            var known = (JsonObject)document.At(EntryShapes.PlaceOf(shape, id))![0]!;
            var fields = shape.Fields.Select(field => new TypedField(
                field.Name, field.Kind == FieldKind.Number ? DocumentNumber.Of(known[field.Name]) : null, field.Kind == FieldKind.Number ? null : known[field.Name]?.ToString()));

            var added = EntryWriting.Add(document, shape, id, [.. fields]);

            Assert.Equal(shape, EntryShapes.At(added));
            if (shape.Place is not ("contraindications" or "preChecks" or "productTable" or "holdStop")) document.Read();
        }
    }

    [Fact]
    public void A_medicine_copied_from_another_one_has_its_own_name_and_its_own_allergy()
    {
        var document = Shipped;
        EntryWriting.AddMedicine(document, "esketamine", "esketamine", "esKETAMine", "ketamine");

        var added = document.Read().Medicines["esketamine"];

        Assert.Equal("esKETAMine", added.TallManName);
        Assert.Contains(added.AllergyTokens, token => token.Token == "esketamine");
        Assert.DoesNotContain(added.AllergyTokens, token => token.Token == "ketamine");
        Assert.True(added.IsCalled("Esketamine"));
        Assert.False(added.IsCalled("ketamine"));
    }

    [Fact]
    public void An_empty_medicine_can_be_read_and_allows_no_dose_yet()
    {
        var document = Shipped;
        EntryWriting.AddMedicine(document, "paracetamol", "paracetamol", "paracetamol", null);

        Assert.Empty(document.Read().Medicines["paracetamol"].Dosing);
    }

    [Fact]
    public void Changes_are_carried_over_and_what_was_decided_otherwise_is_kept_and_listed()
    {
        var (common, program, clinic) = (Shipped, Shipped, Shipped);
        program.Set(new DocumentPath("medications[ketamine].dosing[session_total].softMaxSession"), 140);
        program.Set(new DocumentPath("medications[lidocaine].age.minYears.value"), 21);
        clinic.Set(new DocumentPath("medications[ketamine].dosing[session_total].softMaxSession"), 100);

        var merge = FormularyMerge.Of(common, program, clinic);

        Assert.Equal("medications[ketamine].dosing[session_total].softMaxSession", Assert.Single(merge.NotTaken).Path.Text);
        Assert.Equal(100m, merge.Document.Read().Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").SoftMaxSession!.Value.Value);
        Assert.Equal(21m, merge.Document.Read().Medicines["lidocaine"].MinimumAge!.Years);
    }

    private static IReadOnlyList<ChangeLine> Lines(Action<FormularyDocument> edit)
    {
        var (former, present) = (Shipped, Shipped);
        edit(present);
        return ChangeWords.Of(FormularyDifference.Between(former, present), former, present);
    }
}
