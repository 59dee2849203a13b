using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Application.ClinicDay;

/// <summary>One patient's page.</summary>
/// <param name="State">"booked", or what runs at the time of printing.</param>
/// <param name="NotStartableWhy">Why the plan may not be given; null when nothing stands against it.</param>
/// <param name="Weight">With its date; null: not known.</param>
/// <param name="Around">Monitoring, observation, the nurse's bounds, hold criteria, restart, a line each.</param>
public sealed record DowntimePatient(
    string Chair, DateTimeOffset At, string State, string Name, string? NameUsed, string BirthDate, IReadOnlyList<PatientIdentifier> Identifiers,
    HistoryListAnswer AllergyAnswer, IReadOnlyList<string> Allergies, string? Weight, string Indication, string? NotStartableWhy,
    IReadOnlyList<DowntimeBag> Bags, IReadOnlyList<string> Around, IReadOnlyList<DowntimeRescue> Rescue, IReadOnlyList<SimilarPatient> Similar);

/// <param name="Contents">Each ingredient with its amount and its concentration in the finished bag.</param>
public sealed record DowntimeBag(int Number, string Label, IReadOnlyList<string> Contents, string Preparation, IReadOnlyList<DowntimeStep> Steps);

/// <param name="From">Time after the start of this bag; null where an earlier step has no length.</param>
/// <param name="MlPerH">As it is set on the pump; null: the plan does not say.</param>
public sealed record DowntimeStep(int Number, TimeSpan? From, decimal? MlPerH, int? Minutes);

/// <summary>Rescue medicines of one kind of reaction.</summary>
public sealed record DowntimeRescue(string For, IReadOnlyList<RescueDose> Doses);
