using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Http;
using Google.Apis.Util;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Google;

/// <summary>Who we are to Google: the service account's access token, renewed by Google's own library.</summary>
internal sealed class GoogleSession : IDisposable
{
    private static readonly string[] Scopes =
    [
        "https://www.googleapis.com/auth/drive",
        "https://www.googleapis.com/auth/documents",
    ];

    private readonly ServiceAccountCredential credential;

    /// <exception cref="OptionsValidationException">The key file is not one.</exception>
    public GoogleSession(IOptions<GoogleOptions> options, TimeProvider time)
    {
        var set = options.Value;
        var file = Read(set.CredentialsFile);
        try
        {
            credential = new ServiceAccountCredential(
                new ServiceAccountCredential.Initializer(file.Email, (set.Token ?? TokenOf(file)).AbsoluteUri)
                {
                    Scopes = Scopes,
                    KeyId = file.PrivateKeyId,
                    Clock = new Clock(time),
                    // The one who calls retries, not the library inside it.
                    DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
                }.FromPrivateKey(file.PrivateKey)
            );
        }
        catch (Exception)
        {
            // Google's reader of keys throws whatever it stumbles on, and may quote it.
            throw Wrong("whose private_key cannot be read");
        }
    }

    /// <exception cref="GoogleFailureException">No token could be had.</exception>
    public async Task<string> TokenAsync(bool isFresh, CancellationToken cancellation)
    {
        try
        {
            if (isFresh && !await credential.RequestAccessTokenAsync(cancellation))
            {
                throw new GoogleFailureException("Google gave no access token.", 0, isTransient: true);
            }

            return await credential.GetAccessTokenForRequestAsync(null, cancellation);
        }
        catch (TokenResponseException refused)
        {
            // The description may quote the request, so only the status and the error's word are kept.
            var status = (int?)refused.StatusCode ?? 0;
            var isTransient = status is 0 or 408 or 429 or >= 500;
            var word = isTransient ? "" : " " + refused.Error?.Error;
            throw new GoogleFailureException(
                isTransient
                    ? $"Google's token service failed ({status})."
                    : $"Google refused the service account's key ({status}{word}): check the credentials file.",
                status,
                isTransient
            );
        }
    }

    public void Dispose() => credential.HttpClient.Dispose();

    private static ServiceAccountFile Read(string? path)
    {
        ServiceAccountFile? file;
        try
        {
            file = JsonSerializer.Deserialize(
                File.ReadAllBytes(path ?? throw Wrong("which is not set")),
                GoogleJson.Default.ServiceAccountFile
            );
        }
        catch (JsonException)
        {
            throw Wrong("which is not JSON");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Wrong("which cannot be read");
        }

        return file is { Type: "service_account", Email: not null, PrivateKey: not null }
            ? file
            : throw Wrong("which is no service account's key");
    }

    private static Uri TokenOf(ServiceAccountFile file) =>
        Uri.TryCreate(file.TokenUri, UriKind.Absolute, out var address)
            ? address
            : new Uri("https://oauth2.googleapis.com/token");

    private static OptionsValidationException Wrong(string how) =>
        new(
            GoogleOptions.Section,
            typeof(GoogleOptions),
            [
                $"{GoogleOptions.Section}:CredentialsFile (or GOOGLE_APPLICATION_CREDENTIALS) names a file {how}: "
                    + "expected is a service account's JSON key.",
            ]
        );

    private sealed class Clock(TimeProvider time) : IClock
    {
        public DateTime Now => time.GetLocalNow().DateTime;

        public DateTime UtcNow => time.GetUtcNow().UtcDateTime;
    }
}
