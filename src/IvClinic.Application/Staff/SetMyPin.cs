using System.Text.Json.Serialization;
using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Staff;

/// <summary>Somebody sets or changes their own PIN for double checks; the password shows that it is them at the screen.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SetMyPin(CommandDesk desk, IdentityAtScreen identity) : UseCase<SetMyPin.Form, bool>(desk)
{
    /// <summary>Nothing of it is kept: neither as a draft nor as the hash of a receipt, which would give a short PIN away.</summary>
    public sealed class Form
    {
        [JsonIgnore]
        public string? Pin { get; set; }

        [JsonIgnore]
        public string? PinAgain { get; set; }

        [JsonIgnore]
        public string? Secret { get; set; }

        /// <summary>From <see cref="IdentityAtScreen.ConfirmSelf"/>.</summary>
        [JsonIgnore]
        public Guid Ticket { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Pin).Custom((pin, context) =>
            {
                if (StaffPin.Problem(pin) is { } problem) context.AddFailure(problem);
            });
            RuleFor(form => form.PinAgain).Equal(form => form.Pin).WithMessage("The two PINs are not the same.");
            RuleFor(form => form.Secret).NotEmpty().When(form => form.Ticket == Guid.Empty).WithMessage("Enter your password.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<bool> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        identity.Use(form.Ticket, work.Actor, work.Actor.UserId);
        var users = work.Services.GetRequiredService<UserManager<StaffMember>>();
        var member = await users.FindByIdAsync(work.Actor.UserId.ToString()) ?? throw new NotFoundException("This member of staff");
        var hash = users.PasswordHasher.HashPassword(member, form.Pin!);
        if (await work.Db.Set<StaffPin>().AsTracking().FirstOrDefaultAsync(pin => pin.UserId == member.Id, cancel) is { } known)
            (known.Hash, known.SetAt, known.FailedTries, known.LockedUntil) = (hash, work.Now, 0, null);
        else
            work.Db.Add(new StaffPin { UserId = member.Id, Hash = hash, SetAt = work.Now });
        work.Concerns(null, member.Id.ToString());
        return true;
    }
}

/// <summary>Whether somebody has a PIN, and since when.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class MyPinSheet(ReadDesk desk) : ClinicRead<MyPinSheet.Mine, MyPin>(desk)
{
    public sealed record Mine;

    private protected override async Task<MyPin> Load(Mine query, ReadWork work, CancellationToken cancel)
    {
        var pin = await work.Db.Set<StaffPin>().AsNoTracking().FirstOrDefaultAsync(each => each.UserId == work.Actor.UserId, cancel);
        return new(pin?.SetAt, pin?.LockedUntil > work.Now ? pin.LockedUntil : null);
    }
}

/// <param name="SetAt">Null: no PIN is set.</param>
public sealed record MyPin(DateTimeOffset? SetAt, DateTimeOffset? LockedUntil);
