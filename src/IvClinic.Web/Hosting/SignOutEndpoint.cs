using IvClinic.Application.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace IvClinic.Web.Hosting;

internal static class SignOutEndpoint
{
    /// <summary>Ends the sign-in everywhere. Without a valid form token it answers 400 and ends nothing.</summary>
    public static async Task<IResult> Post(HttpContext http, IAntiforgery antiforgery, StaffSignIn signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        await signIn.SignOut(http.User, http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.Redirect("/sign-in");
    }
}
