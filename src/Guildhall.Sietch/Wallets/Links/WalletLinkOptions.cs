using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Section <c>Guildhall:Sietch:Links</c>: the key without which nobody can say which wallet is whose.</summary>
internal sealed partial class WalletLinkOptions
{
    public const string Section = "Guildhall:Sietch:Links";

    /// <summary>At least 32 characters, the same on every replica. Default: what stands in <see cref="KeyFile"/>.</summary>
    [MinLength(32, ErrorMessage = "expected at least 32 characters.")]
    public string? Key { get; init; }

    /// <summary>The key before this one, while links are still sealed with it.</summary>
    [MinLength(32, ErrorMessage = "expected at least 32 characters.")]
    public string? FormerKey { get; init; }

    /// <summary>64 hexadecimal digits, for its owner's eyes alone. Default <c>sietch-links.key</c> in the data folder, made
    /// when it is first needed.</summary>
    public string? KeyFile { get; init; }

    public override string ToString() => "WalletLinkOptions";

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<WalletLinkOptions>;
}
