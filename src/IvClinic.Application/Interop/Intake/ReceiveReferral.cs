using System.Text.Json;
using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Interop;

/// <summary>Takes a referral file in for review, one intake per person in it. Nothing of it is in any record yet.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class ReceiveReferral(CommandDesk desk, ClinicZone zone) : UseCase<ReceiveReferral.Form, Guid[]>(desk)
{
    /// <summary>A referral is about one person; a file about more than this is an export of something else.</summary>
    public const int MostPeople = 10;

    public sealed class Form
    {
        public string? FileName { get; set; }

        public byte[]? Content { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Content).Must(content => content is { Length: > 0 }).WithMessage("Choose a file; this one is empty.");
            RuleFor(form => form.Content).Must(content => content is null || content.Length <= ReferralReader.LargestFileInBytes)
                .WithMessage($"The file is larger than {ReferralReader.LargestFileInBytes / 1024 / 1024} MB, which no referral is.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<Guid[]> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var reading = ReferralReader.Read(form.Content);
        if (reading is not Referral referral)
            throw TypedMoment.Refused(nameof(Form.Content), (reading as RefusedReferral)?.Reason ?? "The file cannot be read.");

        var people = ReferralUnderstandings.Of(referral, zone, zone.DateOf(work.Now));
        if (people.Count > MostPeople)
            throw TypedMoment.Refused(nameof(Form.Content), $"The file is about {people.Count} people. A referral is about one; this looks like an export.");
        var name = NameOf(form.FileName);
        var intakes = people.Select(person => new ReferralIntake
        {
            FileName = name,
            Content = form.Content!,
            UnderstoodJson = JsonSerializer.Serialize(person),
            ReceivedAt = work.Now,
            ReceivedById = work.Actor.UserId,
            ReceivedByName = work.Actor.DisplayName,
        }).ToList();
        work.Db.AddRange(intakes);
        foreach (var intake in intakes)
        {
            work.Concerns(null, intake.PublicId.ToString());
            work.Publish(new LiveNotice(LiveKind.Referral, intake.PublicId));
        }

        return Task.FromResult(intakes.Select(intake => intake.PublicId).ToArray());
    }

    /// <summary>A file name is only words here: no folders, nothing invisible, and short.</summary>
    private static string NameOf(string? sent)
    {
        var last = (sent ?? "").Replace('\\', '/').Split('/')[^1];
        var plain = new string([.. last.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)
            && char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format).Take(120)]).Trim();
        return plain.Length == 0 ? "without a name" : plain;
    }
}
