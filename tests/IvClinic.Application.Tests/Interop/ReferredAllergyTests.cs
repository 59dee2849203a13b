using IvClinic.Application.Interop;
using static IvClinic.Application.Tests.Interop.GivenBundle;

namespace IvClinic.Application.Tests.Interop;

public class ReferredAllergyTests
{
    [Theory]
    [InlineData("Allergy to aspirin", "aspirin")]
    [InlineData("Dander (animal) allergy", "dander (animal)")]
    [InlineData("Latex (substance)", "latex")]
    [InlineData("Eggs (edible) (substance)", "eggs (edible)")]
    [InlineData("House dust mite (organism)", "house dust mite")]
    [InlineData("Shellfish allergy", "shellfish")]
    [InlineData("Allergy to penicillin (finding)", "penicillin")]
    [InlineData("Propensity to adverse reactions to ibuprofen", "ibuprofen")]
    [InlineData("Substance with penicillin structure and antibacterial mechanism of action (substance)", "penicillin")]
    [InlineData("Allergy to substance with sulfonamide structure", "sulfonamide")]
    [InlineData("Product containing ibuprofen (product)", "ibuprofen")]
    [InlineData("Intolerance to codeine", "codeine")]
    [InlineData("Aspirin", "aspirin")]
    [InlineData("Allergy", "allergy")]
    [InlineData("  ", null)]
    public void The_substance_is_taken_out_of_the_name(string words, string? substance) =>
        Assert.Equal(substance, SubstanceName.Of(words));

    [Theory]
    [InlineData("refuted")]
    [InlineData("entered-in-error")]
    public void A_withdrawn_allergy_is_read_but_neither_printed_nor_proposed(string verification)
    {
        var referral = Understood(WithPatient(Allergy("Latex", more: $$$""","verificationStatus":{"coding":[{"code":"{{{verification}}}"}]}""")));
        Assert.True(Assert.Single(referral.Allergies).IsWithdrawn);
        Assert.Empty(ReferralProposals.From(referral, 0).OfType<ProposedAllergy>());
        Assert.DoesNotContain("Latex", ReferralJson.Write(referral), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resolved_allergy_is_still_proposed_with_a_concern()
    {
        var referral = Understood(WithPatient(Allergy("Latex", more: ""","clinicalStatus":{"coding":[{"code":"resolved"}]}""")));
        Assert.Contains("confirm with the patient", Assert.Single(ReferralProposals.From(referral, 0).OfType<ProposedAllergy>()).Concern, StringComparison.Ordinal);
    }

    [Fact]
    public void No_known_allergy_is_a_statement_and_no_substance()
    {
        var referral = Understood(WithPatient(
            """{"resourceType":"AllergyIntolerance","code":{"coding":[{"system":"http://snomed.info/sct","code":"716186003","display":"No known allergy"}]},"patient":{"reference":"Patient/a"}}"""));
        var proposed = Assert.Single(ReferralProposals.From(referral, 0).OfType<ProposedAllergy>());
        Assert.True(proposed.StatesNoneKnown);
        Assert.Null(proposed.Substance);
    }
}
