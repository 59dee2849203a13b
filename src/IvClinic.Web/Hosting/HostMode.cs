namespace IvClinic.Web.Hosting;

/// <summary>Whether this is the clinic or the demo. Two databases, two key rings, two cookies.</summary>
public sealed class HostMode
{
    public bool IsDemo { get; set; }

    /// <summary>Set by "look around with demo data" at set-up.</summary>
    public bool RebuildAsDemo { get; set; }

    public string CookieName => IsDemo ? "ivclinic-demo" : "ivclinic";
}

/// <summary>The application does not start, and says why.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
