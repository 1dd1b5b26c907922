using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Serving;

/// <summary>Section <c>Guildhall:Http</c>.</summary>
internal sealed partial class HttpOptions
{
    /// <summary>0 takes a free port. Default 3000.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 3000;

    /// <summary>The address to listen on. Default 127.0.0.1: behind a proxy on the same machine.</summary>
    [RegularExpression(
        @"^[0-9a-fA-F.:]+$",
        ErrorMessage = "Address: expected an IP address, such as 127.0.0.1 or 0.0.0.0."
    )]
    public string Address { get; init; } = "127.0.0.1";

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<HttpOptions>;
}
