using FluentValidation;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Staff;

/// <summary>What first-run set-up asks for.</summary>
public sealed record SetUpForm
{
    public string Token { get; set; } = "";

    public string ClinicName { get; set; } = "";

    /// <summary>IANA zone.</summary>
    public string TimeZoneId { get; set; } = "";

    public string AdministratorName { get; set; } = "";

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public string PasswordAgain { get; set; } = "";
}

/// <summary>First-run set-up: nobody can sign in yet, so the console token stands for the right to do it. Works once.</summary>
public sealed class ClinicSetUp(IServiceScopeFactory scopes, WriteGate gate, SetupToken token, StaffRegister register, ClinicZone zone, AuditTrail audit, TimeProvider clock)
{
    public sealed class Rules : AbstractValidator<SetUpForm>
    {
        public Rules()
        {
            RuleFor(form => form.ClinicName).NotEmpty().WithMessage("Enter the clinic's name.").MaximumLength(120);
            RuleFor(form => form.TimeZoneId).Must(id => TimeZoneInfo.TryFindSystemTimeZoneById(id ?? "", out _)).WithMessage("Choose a time zone.");
            RuleFor(form => form.AdministratorName).NotEmpty().WithMessage("Enter the administrator's name.").MaximumLength(120);
            RuleFor(form => form.UserName).Matches("^[a-zA-Z0-9._@+-]{3,64}$").WithMessage("A user name has 3 to 64 letters, digits or . _ @ + -");
            RuleFor(form => form.Password).Custom((password, context) =>
            {
                if (PasswordStrength.Problem(password ?? "", context.InstanceToValidate.UserName, context.InstanceToValidate.AdministratorName) is { } problem)
                    context.AddFailure(problem);
            });
            RuleFor(form => form.PasswordAgain).Equal(form => form.Password).WithMessage("The two passwords are not the same.");
        }
    }

    /// <returns>What is wrong, empty when the clinic is set up.</returns>
    public async Task<IReadOnlyList<string>> Run(SetUpForm form, CancellationToken cancel = default)
    {
        if (zone.IsSetUp) return ["The clinic is already set up. Sign in instead."];
        if (new Rules().Validate(form) is { IsValid: false } verdict) return [.. verdict.Errors.Select(failure => failure.ErrorMessage)];
        if (!token.Accepts(form.Token)) return ["The set-up token is wrong, used up or older than 30 minutes. Restart the application for a new one."];
        var problems = await Create(form, demo: false, cancel);
        if (problems.Count == 0) token.UseUp();
        return problems;
    }

    internal async Task<IReadOnlyList<string>> Create(SetUpForm form, bool demo, CancellationToken cancel)
    {
        using (await gate.Enter(cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.Set<ClinicProfile>().AnyAsync(cancel)) return ["The clinic is already set up."];
            db.Add(new ClinicProfile { Name = form.ClinicName.Trim(), TimeZoneId = form.TimeZoneId, SetUpAt = clock.GetUtcNow() });
            var first = new StaffMember { Id = Guid.CreateVersion7(), UserName = form.UserName.Trim(), DisplayName = form.AdministratorName.Trim() };
            var made = await users.CreateAsync(first, form.Password);
            if (made.Succeeded) made = await users.AddToRoleAsync(first, nameof(ClinicRole.Administrator));
            if (!made.Succeeded) return [.. made.Errors.Select(error => error.Description)];
            audit.Add(db, clock.GetUtcNow(), null, demo ? "SetUpDemo" : "SetUpClinic", null, first.Id.ToString(), AuditOutcome.Done, null);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            audit.Committed();
        }

        await register.Reload(cancel);
        await zone.Reload(cancel);
        return [];
    }
}
