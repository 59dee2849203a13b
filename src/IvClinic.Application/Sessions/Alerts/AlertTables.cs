using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Sessions;

internal sealed class SessionAlertTable : IEntityTypeConfiguration<SessionAlert>
{
    public void Configure(EntityTypeBuilder<SessionAlert> builder)
    {
        builder.ToTable("SessionAlerts");
        builder.HasIndex(alert => alert.PublicId).IsUnique();
        builder.HasIndex(alert => new { alert.SessionId, alert.RaisedAt });
        builder.HasOne<InfusionSession>().WithMany().HasForeignKey(alert => alert.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AlertEventTable : IEntityTypeConfiguration<AlertEvent>
{
    public void Configure(EntityTypeBuilder<AlertEvent> builder)
    {
        builder.ToTable("AlertEvents");
        // Each of them happens to an alert once, whoever is at the same screen.
        builder.HasIndex(each => new { each.AlertId, each.Step }).IsUnique();
        builder.HasOne<SessionAlert>().WithMany().HasForeignKey(each => each.AlertId).OnDelete(DeleteBehavior.Restrict);
    }
}
