namespace IvClinic.Application.UseCases;

/// <summary>A form whose tick stands for a signature.</summary>
public interface ISignedForm
{
    bool IsSigned { get; set; }
}
