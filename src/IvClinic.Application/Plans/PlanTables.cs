using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IvClinic.Application.Plans;

internal sealed class TreatmentPlanTable : IEntityTypeConfiguration<TreatmentPlan>
{
    public void Configure(EntityTypeBuilder<TreatmentPlan> builder)
    {
        builder.ToTable("TreatmentPlans");
        builder.HasIndex(plan => plan.PublicId).IsUnique();
        builder.HasIndex(plan => plan.PatientId);
        builder.HasIndex(plan => new { plan.Status, plan.SignedAt });
        // Few plans owe a review; most are approved, so that the status alone finds them all.
        builder.HasIndex(plan => plan.ReviewDueAt).HasFilter("\"ReviewDueAt\" IS NOT NULL");
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.Ignore(plan => plan.Content);
        builder.Ignore(plan => plan.IsOnHold);
        builder.Ignore(plan => plan.IsOver);
        builder.Ignore(plan => plan.IsReviewOwed);
        builder.Ignore(plan => plan.IsSeconded);
        builder.Ignore(plan => plan.NeedsSecond);
        builder.HasMany(plan => plan.Life).WithOne().HasForeignKey(step => step.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(plan => plan.Life).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Patient>().WithMany().HasForeignKey(plan => plan.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignedPlanTable : IEntityTypeConfiguration<SignedPlan>
{
    public void Configure(EntityTypeBuilder<SignedPlan> builder)
    {
        builder.ToTable("SignedPlans");
        builder.HasIndex(signed => new { signed.PlanId, signed.Number }).IsUnique();
        builder.Ignore(signed => signed.Origin);
        builder.HasOne<TreatmentPlan>().WithMany().HasForeignKey(signed => signed.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanReviewTable : IEntityTypeConfiguration<PlanReview>
{
    public void Configure(EntityTypeBuilder<PlanReview> builder)
    {
        builder.ToTable("PlanReviews");
        builder.HasIndex(review => review.PlanId);
        builder.Ignore(review => review.Answers);
        builder.Ignore(review => review.Places);
        builder.HasOne<SignedPlan>().WithMany().HasForeignKey(review => review.SignedPlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanEventTable : IEntityTypeConfiguration<PlanEvent>
{
    public void Configure(EntityTypeBuilder<PlanEvent> builder)
    {
        builder.ToTable("PlanEvents");
        builder.HasIndex(step => step.PlanId);
    }
}

internal sealed class PlanCommentTable : IEntityTypeConfiguration<PlanComment>
{
    public void Configure(EntityTypeBuilder<PlanComment> builder)
    {
        builder.ToTable("PlanComments");
        builder.HasIndex(comment => comment.PlanId);
        builder.HasOne<TreatmentPlan>().WithMany().HasForeignKey(comment => comment.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
