using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.SignIn;

/// <summary>Section <c>Guildhall:SignIn</c>.</summary>
public sealed partial class SignInOptions
{
    public const string Section = "Guildhall:SignIn";

    /// <summary>
    /// At least 32 characters, the same on every replica. Default: made once and kept in the data folder, which serves one
    /// machine.
    /// </summary>
    [MinLength(32, ErrorMessage = "expected at least 32 characters.")]
    public string? Key { get; init; }

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<SignInOptions>;
}
