using IvClinic.Application.Staff;

namespace IvClinic.Web.Hosting;

/// <summary>Until the clinic is set up, every page leads to set-up; afterwards set-up leads to the start page.</summary>
internal sealed class SetUpFirst(RequestDelegate next, ClinicZone clinic)
{
    public Task Invoke(HttpContext http)
    {
        var isSetUpPage = http.Request.Path.Equals("/set-up", StringComparison.OrdinalIgnoreCase);
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        if (!clinic.IsSetUp && isPage && !isSetUpPage)
        {
            http.Response.Redirect("/set-up");
            return Task.CompletedTask;
        }

        if (clinic.IsSetUp && isSetUpPage)
        {
            http.Response.Redirect("/");
            return Task.CompletedTask;
        }

        return next(http);
    }
}
