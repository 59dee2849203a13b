using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Staff;

/// <summary>An administrator disables or enables an account. Open pages and cookies of a disabled person stop at once.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class ChangeStaffAccess(CommandDesk desk, StaffRegister register) : UseCase<ChangeStaffAccess.Form, bool>(desk)
{
    public sealed class Form
    {
        public Guid MemberId { get; set; }

        public bool Disable { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Enter a reason.").MaximumLength(500);
    }

    private protected override IValidator<Form> Rules => new FormRules();

    private protected override async Task<bool> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        if (form.MemberId == work.Actor.UserId) throw new IllegalStepException("You cannot disable your own account.");
        var users = work.Services.GetRequiredService<UserManager<StaffMember>>();
        var member = await users.FindByIdAsync(form.MemberId.ToString()) ?? throw new NotFoundException("This member of staff");
        member.IsDisabled = form.Disable;
        await users.UpdateSecurityStampAsync(member);
        if (form.Disable)
        {
            var now = work.Now;
            await work.Db.Set<SignInSession>().Where(session => session.UserId == member.Id && session.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancel);
        }

        work.Concerns(null, member.Id.ToString(), form.Reason);
        work.Publish(new LiveNotice(LiveKind.Staff));
        return form.Disable;
    }

    private protected override Task AfterCommit(CancellationToken cancel) => register.Reload(cancel);
}
