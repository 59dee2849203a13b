using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IvClinic.Web.Shared;

/// <summary>Text inside markup that is written as one piece: letters of every script stay, what could be markup does not.</summary>
public static class SafeText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(string text) => Encoder.Encode(text);
}
