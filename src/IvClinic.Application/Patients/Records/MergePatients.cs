using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients.Records;

/// <summary>Says that two records are of one person: one goes on with the entries of both, the other opens as merged into it.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class MergePatients(CommandDesk desk) : UseCase<MergePatients.Form, Guid>(desk)
{
    public sealed class Form
    {
        /// <summary>The record that goes on, and the version that was read.</summary>
        public Guid KeptId { get; set; }

        public int KeptVersion { get; set; }

        /// <summary>The record that is closed, and the version that was read.</summary>
        public Guid MergedId { get; set; }

        public int MergedVersion { get; set; }

        public string? Reason { get; set; }

        /// <summary>The differences between the two were read; asked where there are any.</summary>
        public bool DifferencesRead { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write how you know that this is one person.").IsText();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var (kept, merged) = (await Find(work, form.KeptId, cancel), await Find(work, form.MergedId, cancel));
        work.Expect(kept, kept.Version, form.KeptVersion, "The record that goes on");
        work.Expect(merged, merged.Version, form.MergedVersion, "The record that shall be closed");
        if (await work.Db.Set<InfusionSession>().AnyAsync(each => SessionPhases.Seated.Contains(each.Phase) && (each.PatientId == kept.Id || each.PatientId == merged.Id), cancel))
            throw new IllegalStepException("One of these patients has an infusion that is not over. Merge after the discharge.");
        if (!form.DifferencesRead && (await RecordDifferences.Load(work.Db, kept, merged, cancel)).Count > 0)
            throw TypedMoment.Refused(nameof(Form.DifferencesRead), "Read the differences between the two records and confirm that you did.");

        var keepsOthers = await work.Db.Set<Patient>().AnyAsync(each => each.MergedIntoId == merged.Id, cancel);
        var link = PatientMerge.Link(kept, merged, keepsOthers, TypedText.Tidy(form.Reason)!, work.Now, work.Actor.DisplayName);
        work.Db.Add(link);
        work.Tell(kept, merged, link, TypedText.Tidy(form.Reason)!);
        return link.PublicId;
    }

    private static async Task<Patient> Find(CommandWork work, Guid id, CancellationToken cancel) =>
        await work.Db.Set<Patient>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == id, cancel) ?? throw new NotFoundException("The patient");
}

/// <summary>Two records turn out to be of two people: both stand by themselves again, as before.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class UndoMerge(CommandDesk desk) : UseCase<UndoMerge.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid MergeId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why this is not one person.").IsText();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var link = await work.Db.Set<PatientMerge>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.MergeId, cancel) ?? throw new NotFoundException("The merge");
        // The limits of a running infusion were judged on both records.
        if (await work.Db.Set<InfusionSession>().AnyAsync(each => SessionPhases.Seated.Contains(each.Phase) && each.PatientId == link.KeptId, cancel))
            throw new IllegalStepException("This patient has an infusion that is not over. Undo the merge after the discharge.");
        var both = await work.Db.Set<Patient>().AsTracking().Where(each => each.Id == link.KeptId || each.Id == link.MergedId).ToDictionaryAsync(each => each.Id, cancel);
        link.Undo(both[link.KeptId], both[link.MergedId], TypedText.Tidy(form.Reason)!, work.Now, work.Actor.DisplayName);
        work.Tell(both[link.KeptId], both[link.MergedId], link, TypedText.Tidy(form.Reason)!);
        return link.PublicId;
    }
}

internal static class MergeNotices
{
    public static void Tell(this CommandWork work, Patient kept, Patient merged, PatientMerge link, string reason)
    {
        work.Concerns(kept.Id, link.PublicId.ToString(), reason);
        work.Publish(new LiveNotice(LiveKind.Patient, kept.PublicId));
        work.Publish(new LiveNotice(LiveKind.Patient, merged.PublicId));
        work.Publish(new LiveNotice(LiveKind.Floor));
    }
}
