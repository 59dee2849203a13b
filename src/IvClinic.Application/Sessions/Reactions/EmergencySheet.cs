using IvClinic.Application.Formulary;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Reactions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>The emergency cards for one chair: what is done and at which dose.</summary>
/// <param name="Chair">No name stands on a card that is kept on a tablet.</param>
/// <param name="Weight">What the doses are computed with, in words.</param>
public sealed record EmergencyCards(IReadOnlyList<EmergencyCard> Cards, string FormularyVersion, string? Chair, string Weight);

/// <summary>The cards with the doses for the patient of a session: today's weight, else the last one known.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class EmergencySheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies, LiveSessions sessions) : ClinicRead<Guid, EmergencyCards>(desk)
{
    private protected override async Task<EmergencyCards> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var sheet = await sessions.CaughtUp(work.Db, query, cancel);
        work.Opened(sheet.PatientRow, query.ToString());
        var formulary = formularies.Current.Formulary;
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == sheet.PatientRow, cancel);
        var facts = (await PictureLoading.Load(work.Db, patient, formulary, zone, work.Now, cancel)).Picture;
        var today = SessionChart.Standing(sheet.Entries).Where(entry => entry.Kind == EntryKind.GoNoGo).Select(EntryDetails.Read<GoNoGoDetails>).LastOrDefault(each => each is { WeightKg: not null })?.WeightKg;
        var known = facts.Facts with { WeightKg = today ?? facts.Facts.WeightKg };
        return new(EmergencyCard.All(formulary, known, [.. sheet.Plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication)]), formularies.Current.VersionText, sheet.Header.Chair, Weight(today, facts));
    }

    private static string Weight(decimal? today, PatientPicture picture) =>
        today is { } kg ? $"{Domain.Measures.NumberText.Format(kg)} kg, weighed today"
        : picture.Latest(MeasurementKind.Weight) is { } last ? FormattableString.Invariant($"{Domain.Measures.NumberText.Format(last.Value)} kg, weighed {last.On:d MMM yyyy}")
        : "not known: adult doses";
}

/// <summary>The same for nobody in particular: adult doses. It opens no chart.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator, ClinicRole.Pharmacist)]
public sealed class EmergencyCardsForAdults(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<EmergencyCardsForAdults.Query, EmergencyCards>(desk)
{
    public sealed record Query;

    private protected override Task<EmergencyCards> Load(Query query, ReadWork work, CancellationToken cancel) =>
        Task.FromResult(new EmergencyCards(EmergencyCard.All(formularies.Current.Formulary, new PatientFacts(), []), formularies.Current.VersionText, null, "nobody chosen: adult doses"));
}
