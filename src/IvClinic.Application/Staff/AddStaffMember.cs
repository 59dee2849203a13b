using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Staff;

/// <summary>An administrator gives a person an account and a role.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class AddStaffMember(CommandDesk desk, StaffRegister register) : UseCase<AddStaffMember.Form, Guid>(desk)
{
    public sealed class Form
    {
        public string? DisplayName { get; set; }

        public string? UserName { get; set; }

        public ClinicRole? Role { get; set; }

        /// <summary>The first password, told to the person.</summary>
        public string? FirstPassword { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.DisplayName).NotEmpty().WithMessage("Enter the name as it stands beside entries.").MaximumLength(120);
            RuleFor(form => form.UserName).NotEmpty().WithMessage("Enter a user name.")
                .Matches("^[a-zA-Z0-9._@+-]{3,64}$").WithMessage("A user name has 3 to 64 letters, digits or . _ @ + -");
            RuleFor(form => form.Role).NotNull().WithMessage("Choose a role.");
            RuleFor(form => form.FirstPassword).Custom((password, context) =>
            {
                if (PasswordStrength.Problem(password ?? "", context.InstanceToValidate.UserName, context.InstanceToValidate.DisplayName) is { } problem)
                    context.AddFailure(problem);
            });
        }
    }

    private protected override IValidator<Form> Rules => new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var users = work.Services.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { Id = Guid.CreateVersion7(), UserName = form.UserName!.Trim(), DisplayName = form.DisplayName!.Trim() };
        var made = await users.CreateAsync(member, form.FirstPassword!);
        if (made.Succeeded) made = await users.AddToRoleAsync(member, form.Role!.Value.ToString());
        if (!made.Succeeded)
            throw new FormRejectedException([.. made.Errors.Select(error => new FluentValidation.Results.ValidationFailure(nameof(Form.UserName), error.Description))]);
        work.Concerns(null, member.Id.ToString());
        work.Publish(new LiveNotice(LiveKind.Staff));
        return member.Id;
    }

    private protected override Task AfterCommit(CancellationToken cancel) => register.Reload(cancel);
}
