using IvClinic.Application.Formulary.Drafts;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;

namespace IvClinic.Web.Hosting;

/// <summary>A formulary as a file to take along, byte for byte as it is stored; by the same rights as on the pages.</summary>
internal static class FormularyFiles
{
    public static Task<IResult> Version(HttpContext http, StaffSignIn signIn, FormularyFile file, int number) => Send(http, signIn, file, new(number));

    public static Task<IResult> Draft(HttpContext http, StaffSignIn signIn, FormularyFile file, Guid draftId) => Send(http, signIn, file, new(null, draftId));

    private static async Task<IResult> Send(HttpContext http, StaffSignIn signIn, FormularyFile file, FormularyFile.Query query)
    {
        if (signIn.ActorOf(http.User) is not { } actor) return Results.Unauthorized();
        try
        {
            var download = await file.Run(actor, query, http.RequestAborted);
            return Results.File(download.Content, "application/json", download.FileName);
        }
        catch (NotAllowedException)
        {
            return Results.Forbid();
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }
}
