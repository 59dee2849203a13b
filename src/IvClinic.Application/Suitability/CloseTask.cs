using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>Ticks a task off with its result, or drops it with a reason. Two who do it at once: the second reads what the first wrote.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CloseTask(CommandDesk desk) : UseCase<CloseTask.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid TaskId { get; set; }

        public bool? IsDone { get; set; }

        /// <summary>The result and where it comes from, or why it is dropped.</summary>
        public string? Words { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.IsDone).NotNull().WithMessage("Choose: done, or not needed.");
            RuleFor(form => form.Words).NotEmpty().WithMessage("Write the result and where it comes from, or why it is not needed.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var task = await work.Db.Set<TreatmentTask>().AsTracking().FirstOrDefaultAsync(each => each.PublicId == form.TaskId, cancel) ?? throw new NotFoundException("The task");
        var words = TypedText.Tidy(form.Words)!;
        if (form.IsDone!.Value) task.Done(words, null, work.Actor.DisplayName, work.Now);
        else task.Drop(words, work.Actor.DisplayName, work.Now);
        var patient = await work.Db.Set<Patient>().Where(each => each.Id == task.PatientId).Select(each => each.PublicId).FirstAsync(cancel);
        work.Concerns(task.PatientId, task.PublicId.ToString(), form.IsDone.Value ? null : words);
        work.Publish(new LiveNotice(LiveKind.Patient, patient));
        work.Publish(new LiveNotice(LiveKind.Plan));
        return task.PublicId;
    }
}
