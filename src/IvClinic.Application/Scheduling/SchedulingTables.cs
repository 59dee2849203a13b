using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Scheduling;

internal sealed class ChairTable : IEntityTypeConfiguration<Chair>
{
    public void Configure(EntityTypeBuilder<Chair> builder)
    {
        builder.ToTable("Chairs");
        builder.HasIndex(chair => chair.PublicId).IsUnique();
        builder.HasIndex(chair => chair.Name).IsUnique();
        builder.Property(chair => chair.Version).IsConcurrencyToken();
    }
}

internal sealed class AppointmentTable : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("Appointments");
        builder.HasIndex(appointment => appointment.PublicId).IsUnique();
        builder.HasIndex(appointment => appointment.StartsAt);
        builder.HasIndex(appointment => appointment.PatientId);
        builder.Property(appointment => appointment.Version).IsConcurrencyToken();
        builder.Ignore(appointment => appointment.EndsAt);
        builder.HasOne<Patient>().WithMany().HasForeignKey(appointment => appointment.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TreatmentPlan>().WithMany().HasForeignKey(appointment => appointment.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Chair>().WithMany().HasForeignKey(appointment => appointment.ChairId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppointmentMoveTable : IEntityTypeConfiguration<AppointmentMove>
{
    public void Configure(EntityTypeBuilder<AppointmentMove> builder)
    {
        builder.ToTable("AppointmentMoves");
        builder.HasOne<Appointment>().WithMany().HasForeignKey(move => move.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClinicHoursTable : IEntityTypeConfiguration<ClinicHours>
{
    public void Configure(EntityTypeBuilder<ClinicHours> builder)
    {
        builder.ToTable("ClinicHours");
        builder.Property(hours => hours.Version).IsConcurrencyToken();
        builder.Ignore(hours => hours.Week);
    }
}

internal sealed class ClosureTable : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> builder)
    {
        builder.ToTable("Closures");
        builder.HasIndex(closure => closure.PublicId).IsUnique();
        builder.HasIndex(closure => closure.UntilLocal);
        builder.Property(closure => closure.Version).IsConcurrencyToken();
        builder.Ignore(closure => closure.Holds);
    }
}

internal sealed class WaitingEntryTable : IEntityTypeConfiguration<WaitingEntry>
{
    public void Configure(EntityTypeBuilder<WaitingEntry> builder)
    {
        builder.ToTable("WaitingEntries");
        builder.HasIndex(entry => entry.PublicId).IsUnique();
        builder.HasIndex(entry => entry.Status);
        builder.Property(entry => entry.Version).IsConcurrencyToken();
        builder.HasOne<Patient>().WithMany().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TreatmentPlan>().WithMany().HasForeignKey(entry => entry.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasIndex(feed => feed.PublicId).IsUnique();
        builder.HasIndex(feed => feed.UserId);
    }
}
