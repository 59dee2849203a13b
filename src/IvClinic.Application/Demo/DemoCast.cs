using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Demo;

/// <summary>The staff of the demo as actors, and the use cases they run: the same ones that the screens run.</summary>
internal sealed class DemoCast(IServiceProvider services)
{
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
    private int turn;

    public Actor Clinician => actors["clara"];

    public Actor SecondClinician => actors["tomas"];

    public Actor Nurse => actors["nora"];

    public Actor Administrator => actors["adam"];

    /// <summary>The nurses in turn.</summary>
    public Actor NextNurse => actors[(string[])["nora", "ben", "imani"] is var nurses ? nurses[turn++ % nurses.Length] : ""];

    /// <summary>Who stands beside this nurse for a double check.</summary>
    public Actor AnotherNurse(Actor nurse) => actors[nurse.UserId == actors["ben"].UserId ? "imani" : "ben"];

    public async Task Hire()
    {
        await Know(DemoAccounts.All.Single(account => account.UserName == "adam"));
        foreach (var account in DemoAccounts.All.Concat(DemoAccounts.Colleagues).Where(account => account.UserName != "adam"))
        {
            await Do<AddStaffMember, AddStaffMember.Form, Guid>(Administrator, new()
            {
                UserName = account.UserName,
                DisplayName = account.DisplayName,
                Role = account.Role,
                FirstPassword = DemoAccounts.Password,
            });
            await Know(account);
        }
    }

    public Task<TDone> Do<TUseCase, TForm, TDone>(Actor actor, TForm form)
        where TUseCase : UseCase<TForm, TDone>
        where TForm : class =>
        services.GetRequiredService<TUseCase>().Run(actor, form, Guid.CreateVersion7());

    private async Task Know(DemoAccount account)
    {
        await using var scope = services.CreateAsyncScope();
        var member = await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByNameAsync(account.UserName)
            ?? throw new InvalidOperationException($"The demo has no account {account.UserName}.");
        actors[account.UserName] = services.GetRequiredService<StaffRegister>().ActFor(member);
    }
}
