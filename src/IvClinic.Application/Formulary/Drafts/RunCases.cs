using System.Text;
using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Safety.Cases;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>Judges the clinic's case file by a draft; the result of each case stays with the draft.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class RunCases(CommandDesk desk) : UseCase<RunCases.Form, RunCases.Result>(desk)
{
    public const int MostBytes = 2 * 1024 * 1024;

    public sealed record Result(int Passed, int Failed, int ValuesDiffer);

    public sealed class Form
    {
        public Guid DraftId { get; set; }

        public string FileName { get; set; } = "";

        /// <summary>Empty: the file of the last run again.</summary>
        public byte[] Content { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.FileName).IsOneLine();
            RuleFor(form => form.Content).Must(content => content.Length <= MostBytes).WithMessage("A case file has at most 2 MB.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Result> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var draft = await work.FindDraft(form.DraftId, cancel);
        var last = form.Content.Length > 0 ? null
            : await work.Db.Set<DraftCaseRun>().AsNoTracking().Where(each => each.DraftId == draft.Id).OrderByDescending(each => each.Id).FirstOrDefaultAsync(cancel)
                ?? throw TypedMoment.Refused(nameof(Form.Content), "Choose a case file.");
        var (name, content) = last is null ? (form.FileName, form.Content) : (last.FileName, last.FileContent);
        var run = DraftCaseRun.Of(draft, name, content, Judge(content, draft), work.FormularyStep());
        work.Db.Add(run);
        work.ConcernsDraft(draft, name);
        return new Result(run.Passed, run.Failed, run.ValuesDiffer);
    }

    private static SafetyCaseReport Judge(byte[] content, FormularyDraft draft)
    {
        try
        {
            var report = SafetyCaseRun.Run(Encoding.UTF8.GetString(content).TrimStart('\uFEFF'), draft.Document.Read());
            return report.Passed + report.Failed > 0 ? report : throw new FormatException("The file holds no case.");
        }
        catch (FormatException problem)
        {
            throw TypedMoment.Refused(nameof(Form.Content), problem.Message);
        }
    }
}
