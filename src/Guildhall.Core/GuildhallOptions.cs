using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Core;

/// <summary>Section <c>Guildhall</c>: what every part of the program shares.</summary>
public sealed partial class GuildhallOptions
{
    public const string Section = "Guildhall";

    /// <summary>The folder of the database and of what is filed. Default <c>data</c>, under the working folder.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>How readers reach this program: scheme, host and port. What every link, the text that wallets sign, the way back of
    /// the sign-in and the cookies go by. Default <c>http://127.0.0.1</c> and the port it listens on.</summary>
    public Uri? PublicUrl { get; set; }

    [OptionsValidator]
    public sealed partial class Validator : IValidateOptions<GuildhallOptions>;
}
