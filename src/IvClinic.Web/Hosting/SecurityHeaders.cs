namespace IvClinic.Web.Hosting;

/// <summary>Headers of every answer, errors included. The policy was seen to work with Blazor Server and Radzen.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For a file that somebody brought: nothing in it runs or is fetched, whatever a browser makes of it.</summary>
    private const string SandboxPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private const string SandboxKey = "a file that somebody brought";

    /// <summary>Marks this answer as a file that somebody brought.</summary>
    public static void Sandbox(HttpContext http) => http.Items[SandboxKey] = true;

    public Task Invoke(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = http.Items.ContainsKey(SandboxKey) ? SandboxPolicy : ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            var isAsset = http.Response.ContentType is { } type
                && !type.StartsWith("text/html", StringComparison.Ordinal) && http.Response.StatusCode == StatusCodes.Status200OK && headers.CacheControl.Count > 0;
            if (!isAsset) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
