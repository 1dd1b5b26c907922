using Guildhall.Core.Ports;
using Guildhall.Discord.Model;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>Files from Discord's own file servers. The addresses come from Discord, never from a user.</summary>
internal sealed class DiscordUploads : IUploads, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    public async Task<byte[]?> TryReadAsync(Attachment attachment, int longest, CancellationToken cancellation)
    {
        if (attachment.Size > longest || !Uri.TryCreate(attachment.Url, UriKind.Absolute, out var address))
        {
            return null;
        }

        try
        {
            return await ReadAsync(address, longest, cancellation);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException
                || (exception is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            // Not to be had now is the same to whoever asked as gone.
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<byte[]?> ReadAsync(Uri address, int longest, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if ((int)response.StatusCode is 429 or >= 500)
        {
            // Later it may be there.
            response.EnsureSuccessStatusCode();
        }

        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0; )
        {
            if (bytes.Length + read > longest)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
