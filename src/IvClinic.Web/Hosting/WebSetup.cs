using System.Threading.RateLimiting;
using IvClinic.Application;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging.Console;
using Radzen;

namespace IvClinic.Web.Hosting;

internal static class WebSetup
{
    public const string SignInLimiter = "sign-in";

    public const string FeedLimiter = "calendar-feed";

    public static void AddClinicWeb(this WebApplicationBuilder builder, DataDirectory directory, HostMode mode)
    {
        builder.WebHost.UseStaticWebAssets(); // also outside Development, else Radzen's files answer 500 under "dotnet run"
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Logging.ClearProviders().AddConsole(options => options.FormatterName = QuietConsole.FormatterName).AddConsoleFormatter<QuietConsole, ConsoleFormatterOptions>();
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        var services = builder.Services;
        services.AddSingleton(mode);
        if (mode.IsDemo) services.AddDemo();
        services.AddIvClinic(directory);
        services.AddDataProtection().SetApplicationName(mode.CookieName).PersistKeysToFileSystem(Directory.CreateDirectory(directory.KeyRing));
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = false;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        });
        services.AddSignalR(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(15);
            // A pasted letter that is too long is refused beside its field; with 32 KB it would end the connection.
            options.MaximumReceiveMessageSize = 256 * 1024;
        });
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<SignedInStaff>();
        services.AddScoped<Shared.FormsUnderWay>();
        services.AddScoped<CircuitHandler, SignedInCircuit>();
        services.AddSignInCookie(mode);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = mode.CookieName + "-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimiter, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = HttpMethods.IsPost(context.Request.Method) ? 60 : 600, Window = TimeSpan.FromMinutes(1) }));
            // A calendar program asks a few times an hour; whoever guesses addresses asks more often.
            options.AddPolicy(FeedLimiter, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));
        });
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    private static void AddSignInCookie(this IServiceCollection services, HostMode mode)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = mode.CookieName;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = false;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/no-access";
            options.ReturnUrlParameter = "returnUrl";
            options.Events = new CookieAuthenticationEvents
            {
                // Only the sign-in page decides where to go afterwards; the handler would take any returnUrl of the address.
                OnRedirectToReturnUrl = _ => Task.CompletedTask,

                // Every request: a cookie whose sign-in has ended is worth nothing, however new it looks.
                OnValidatePrincipal = context =>
                {
                    if (context.HttpContext.RequestServices.GetRequiredService<StaffSignIn>().ActorOf(context.Principal) is null) context.RejectPrincipal();
                    return Task.CompletedTask;
                },
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void UseClinicWeb(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("IvClinic:BehindProxy")) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<SetUpFirst>();
        app.UseMiddleware<HubOrigin>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/health/ready", (ClinicStart start) => start.IsReady ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        app.MapPost("/sign-out", SignOutEndpoint.Post);
        app.MapGet("/formulary/files/{number:int}", FormularyFiles.Version);
        app.MapGet("/formulary/files/drafts/{draftId:guid}", FormularyFiles.Draft);
        // Anonymous, because a calendar program cannot sign in: the secret in the address opens it, and nothing of a patient is in it.
        app.MapGet("/feeds/{feedId:guid}/{secret}.ics", CalendarFeedFile.Get).AllowAnonymous().RequireRateLimiting(FeedLimiter);
        app.MapGet("/attachments/{attachmentId:guid}", AttachmentFiles.Send);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = null;

            // Costs each open page some 250 KB of memory and doubles the way of a small batch to the screens; what it saves are bytes on a clinic's own network.
            options.DisableWebSocketCompression = true;
        });
    }
}
