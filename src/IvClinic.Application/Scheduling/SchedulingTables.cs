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
