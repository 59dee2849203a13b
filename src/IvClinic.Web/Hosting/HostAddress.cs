using System.Net;

namespace IvClinic.Web.Hosting;

/// <summary>Where it listens. Loopback may be plain HTTP; anything else needs TLS or a proxy that has it.</summary>
internal static class HostAddress
{
    private const string Default = "http://localhost:5080";

    public static void Settle(WebApplicationBuilder builder)
    {
        var configured = builder.Configuration["urls"] ?? builder.Configuration["URLS"];
        if (string.IsNullOrWhiteSpace(configured) && string.IsNullOrWhiteSpace(builder.Configuration["http_ports"]))
        {
            configured = Default;
            builder.WebHost.UseUrls(Default);
        }

        if (string.IsNullOrWhiteSpace(builder.Configuration["AllowedHosts"]) || builder.Configuration["AllowedHosts"] == "*")
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";

        if (builder.Configuration.GetValue<bool>("IvClinic:BehindProxy")) return;
        foreach (var url in (configured ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(url))
                throw new StartRefusedException($"IvClinic does not listen on {url} without encryption. Use https, or set IvClinic:BehindProxy when a proxy in front of it has TLS.");
        }
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
