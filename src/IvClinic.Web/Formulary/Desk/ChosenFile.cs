using Microsoft.AspNetCore.Components.Forms;

namespace IvClinic.Web.Formulary.Desk;

/// <summary>A file that somebody chose, read to its end. Its size was checked before.</summary>
internal static class ChosenFile
{
    public static async Task<byte[]> Read(IBrowserFile file)
    {
        using var content = new MemoryStream();
        await using (var sent = file.OpenReadStream(Math.Max(1, file.Size))) await sent.CopyToAsync(content);
        return content.ToArray();
    }
}
