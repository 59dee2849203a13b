using IvClinic.Web.Hosting;

return await ClinicHost.Run(args);

/// <summary>Visible to the tests that start the real application.</summary>
public partial class Program;
