using IvClinic.Application.Patients;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Tests.Scheduling;

/// <summary>What somebody who books reads of the plan, beside whether the time is free.</summary>
public sealed class BookingCaveatTests
{
    [Fact]
    public async Task What_was_recorded_since_the_signature_and_stands_against_a_start_is_said_before_booking()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        var chair = await given.The<AddChair>().Run(given.Administrator, new() { Name = "Chair 1", HasMonitor = true }, Given.Key());
        async Task<IReadOnlyList<string>> Said(Actor by) =>
            Assert.Single(await given.The<TimesCheck>().Run(by, new(plan, null, [new() { ChairId = chair, StartsLocal = Booked.Monday }], 210))).Notes;
        Assert.DoesNotContain(await Said(given.Nurse), note => note.Contains("recorded now", StringComparison.Ordinal));

        await given.The<RecordAllergy>().Run(
            given.Nurse, new() { PatientId = patient, Substance = "ketamine", Kind = AllergyKind.Allergy, Reaction = "bronchospasm", Severity = ReactionSeverity.Severe }, Given.Key());
        Assert.Contains(await Said(given.Nurse), note => note.StartsWith("With what is recorded now a start would be refused: ", StringComparison.Ordinal));
        var toOffice = Assert.Single(await Said(given.Administrator), note => note.Contains("recorded now", StringComparison.Ordinal));
        Assert.DoesNotContain("ketamine", toOffice, StringComparison.OrdinalIgnoreCase);
    }
}
