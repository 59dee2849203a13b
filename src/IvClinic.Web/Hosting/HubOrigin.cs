using Microsoft.AspNetCore.Diagnostics;

namespace IvClinic.Web.Hosting;

/// <summary>WebSockets ignore the same-origin rule: the hub is refused to pages of other origins here.</summary>
internal sealed class HubOrigin(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) && http.Request.Headers.Origin is { Count: > 0 } origins)
        {
            var own = $"{http.Request.Scheme}://{http.Request.Host}";
            if (!origins.All(origin => string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)))
            {
                if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false; // a script asks, no page is wanted
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        }

        return next(http);
    }
}
