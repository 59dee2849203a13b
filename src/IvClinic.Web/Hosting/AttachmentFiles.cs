using IvClinic.Application.Papers;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;

namespace IvClinic.Web.Hosting;

/// <summary>One attachment, to be saved and not shown by the browser; by the rights of the use case.</summary>
internal static class AttachmentFiles
{
    public static async Task<IResult> Send(HttpContext http, StaffSignIn signIn, AttachmentFile file, Guid attachmentId)
    {
        SecurityHeaders.Sandbox(http);
        if (signIn.ActorOf(http.User) is not { } actor) return Results.Unauthorized();
        try
        {
            var sent = await file.Run(actor, attachmentId, http.RequestAborted);
            return sent.Content is { } content
                ? Results.File(content, sent.MediaType, sent.FileName)
                : Results.Text(sent.Problem + " Tell the administrator: it may be in a backup.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status410Gone);
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
