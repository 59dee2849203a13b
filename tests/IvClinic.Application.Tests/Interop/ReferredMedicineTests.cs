using IvClinic.Application.Interop;
using static IvClinic.Application.Tests.Interop.GivenBundle;

namespace IvClinic.Application.Tests.Interop;

public class ReferredMedicineTests
{
    [Theory]
    [InlineData("active", "MedicationRequest", "", true)]
    [InlineData("active", "MedicationStatement", "", true)]
    [InlineData("active", "MedicationAdministration", "", false)]
    [InlineData("active", "MedicationRequest", ""","doNotPerform":true""", false)]
    [InlineData("completed", "MedicationRequest", "", false)]
    [InlineData("stopped", "MedicationRequest", "", false)]
    [InlineData("on-hold", "MedicationRequest", "", false)]
    [InlineData("cancelled", "MedicationRequest", "", false)]
    [InlineData("unknown", "MedicationStatement", "", false)]
    [InlineData("ACTIVE", "MedicationRequest", "", false)]
    public void Only_an_active_prescription_or_report_is_taken_now(string status, string type, string more, bool isActive) =>
        Assert.Equal(isActive, Understood(WithPatient(Medicine(status, type: type, more: more))).Medications[0].IsActive);

    [Theory]
    [InlineData("#in", "Contained")]
    [InlineData("Medication/m", "By id")]
    [InlineData("urn:uuid:m", "By id")]
    public void A_referenced_medicine_is_found(string reference, string words)
    {
        var referral = Understood(WithPatient(
            $$$"""{"resourceType":"MedicationRequest","status":"active","contained":[{"resourceType":"Medication","id":"in","code":{"text":"Contained"}}],"medicationReference":{"reference":"{{{reference}}}"},"subject":{"reference":"Patient/a"}}""",
            """{"resourceType":"Medication","id":"m","code":{"text":"By id"}}"""));
        Assert.Equal(words, referral.Medications[0].Concept.Words);
        Assert.Empty(referral.NotUnderstood);
    }

    [Fact]
    public void A_dangling_medicine_keeps_the_words_of_the_reference_and_is_listed()
    {
        var referral = Understood(WithPatient(
            """{"resourceType":"MedicationRequest","status":"active","medicationReference":{"reference":"Medication/gone","display":"Naproxen"},"subject":{"reference":"Patient/a"}}"""));
        Assert.Equal("Naproxen", referral.Medications[0].Concept.Words);
        Assert.Contains("Medication/gone", Assert.Single(referral.NotUnderstood).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-01-01", "2026-01-02", false)]
    [InlineData("2025-01-01", "2026-01-03", true)]
    public void An_active_prescription_older_than_a_year_is_questioned(string written, string today, bool isQuestioned)
    {
        var referral = Understood(WithPatient(Medicine("active", more: $",\"authoredOn\":\"{written}\"")));
        var medicine = ReferralProposals.From(referral, 0, DateOnly.Parse(today)).OfType<ProposedHomeMedicine>().Single();
        Assert.Equal(isQuestioned, medicine.Concern is not null);
    }

    [Theory]
    [InlineData("Hydrochlorothiazide 25 MG Oral Tablet", "hydrochlorothiazide")]
    [InlineData("24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet", "metformin")]
    [InlineData("200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler", "albuterol")]
    [InlineData("NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector", "epinephrine")]
    [InlineData("Acetaminophen 325 MG / Hydrocodone Bitartrate 7.5 MG Oral Tablet [Norco]", "acetaminophen|hydrocodone")]
    [InlineData("Product containing anastrozole (medicinal product)", "anastrozole")]
    [InlineData("Amlodipine 5mg", "amlodipine")]
    [InlineData("Naproxen sodium 220 MG Oral Tablet", "naproxen")]
    [InlineData("Magnesium sulfate 500 MG/ML Injection", "magnesium sulfate")]
    [InlineData("{28 (Norethindrone 0.35 MG Oral Tablet) } Pack [Camila 28 Day]", "norethindrone")]
    [InlineData("Valproate sodium 100 MG/ML Injectable Solution", "valproate")]
    [InlineData("Errin 28 Day Pack", "errin")]
    [InlineData("Aspirin", "aspirin")]
    [InlineData("", "")]
    [InlineData("王", "")]
    public void The_ingredient_is_guessed_from_the_display(string display, string ingredients) =>
        Assert.Equal(ingredients, string.Join('|', MedicineName.IngredientsOf(display)));
}
