using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Google;

/// <summary>Section <c>Guildhall:Google</c>: documents as Google Docs, by a service account.</summary>
public sealed partial class GoogleOptions
{
    public const string Section = "Guildhall:Google";

    /// <summary>The service account's JSON key file. Else the environment's <c>GOOGLE_APPLICATION_CREDENTIALS</c>.
    /// Without it Google is off.</summary>
    public string? CredentialsFile { get; set; }

    /// <summary>The id of the folder, shared with the service account as editor, that receives the projects' folders.
    /// Default the service account's own drive, which nobody else sees.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{4,128}$")]
    public string RootFolder { get; set; } = "root";

    /// <summary>A folder of its own for a tenant, by its slug. Other tenants than <c>default</c> get a folder of their
    /// name under <see cref="RootFolder"/>.</summary>
    public Dictionary<string, string> TenantFolders { get; } = [];

    [Required, WholeAddress]
    public Uri Drive { get; set; } = new("https://www.googleapis.com/drive/v3");

    [Required, WholeAddress]
    public Uri Docs { get; set; } = new("https://docs.googleapis.com/v1");

    /// <summary>Default what the key file names.</summary>
    [WholeAddress]
    public Uri? Token { get; set; }

    /// <summary>For one request. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first, for what may pass. Default 4.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 4;

    /// <summary>Before the first retry; doubles from then on, with jitter. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A longer wait that Google asks for is left to the caller. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(20);

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<GoogleOptions>;
}
