using System.Security.Claims;
using IvClinic.Application.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace IvClinic.Web.Hosting;

/// <summary>
/// A circuit that drops and reconnects takes the identity of whoever is signed in by then (dotnet/aspnetcore 65272): what
/// one nurse typed would be signed by another. Every event is compared with the person at open; after a change of person,
/// a sign-out or a lock, nothing is dispatched and the page reloads.
/// </summary>
internal sealed class SignedInCircuit(SignedInStaff staff, AuthenticationStateProvider authentication, StaffSignIn signIn, NavigationManager navigation)
    : CircuitHandler
{
    private bool over;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        staff.Opened(signIn.ActorOf(await Person()));

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (!await IsSamePerson()) Leave();
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async activity =>
        {
            if (await IsSamePerson()) await next(activity);
            else Leave();
        };

    private async Task<ClaimsPrincipal> Person() => (await authentication.GetAuthenticationStateAsync()).User;

    private async Task<bool> IsSamePerson()
    {
        if (over) return false;
        if (!staff.IsKnown) return true; // a circuit of a page that needs no sign-in
        return signIn.ActorOf(await Person()) is { } now && now.UserId == staff.Actor.UserId && now.SignInId == staff.Actor.SignInId;
    }

    private void Leave()
    {
        if (over) return;
        over = true;
        navigation.NavigateTo(navigation.Uri, forceLoad: true);
    }
}
