using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Google;

/// <summary>The folders <c>project/audience</c> under a tenant's root: found by our own mark on them, else made, once.</summary>
internal sealed class GoogleFolders(DriveClient drive, GoogleRetries retries, IOptions<GoogleOptions> options)
{
    private const string Mark = "guildhallFolder";

    private readonly ConcurrentDictionary<string, string> known = new();
    private readonly KeyedGate gate = new();

    /// <returns>The id of the audience's folder.</returns>
    /// <exception cref="GoogleFailureException">It can neither be found nor be made.</exception>
    public async Task<string> EnsureAsync(
        TenantId tenant,
        string project,
        string audience,
        CancellationToken cancellation
    )
    {
        var set = options.Value;
        var path = $"{tenant.Value}";
        if (!set.TenantFolders.TryGetValue(tenant.Value, out var folder))
        {
            folder = set.RootFolder;
            folder = tenant == TenantId.Default ? folder : await StepAsync(path, tenant.Value, folder, cancellation);
        }

        foreach (var name in new[] { project, audience })
        {
            path = $"{path}/{name}";
            folder = await StepAsync(path, name, folder, cancellation);
        }

        return folder;
    }

    /// <summary>Somebody deleted a folder: what was known is to be looked up again.</summary>
    public void Forget() => known.Clear();

    private async Task<string> StepAsync(string path, string name, string parent, CancellationToken cancellation)
    {
        if (known.TryGetValue(path, out var id))
        {
            return id;
        }

        using (await gate.EnterAsync(path, cancellation))
        {
            if (!known.TryGetValue(path, out id))
            {
                id = await retries.RunAsync(token => FindOrCreateAsync(path, name, parent, token), cancellation);
                known[path] = id;
            }

            return id;
        }
    }

    // Looks again at every attempt, since the one before may have made the folder and lost the answer.
    private async Task<string> FindOrCreateAsync(
        string path,
        string name,
        string parent,
        CancellationToken cancellation
    )
    {
        // A hash, since a property holds 124 bytes with its name and paths have no limit.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        var folder =
            await drive.FindAsync(DriveClient.FolderType, parent, Mark, mark, cancellation)
            ?? await drive.CreateAsync(
                new()
                {
                    Name = name,
                    MimeType = DriveClient.FolderType,
                    Parents = [parent],
                    AppProperties = new Dictionary<string, string> { [Mark] = mark },
                },
                cancellation
            );
        return folder.Id ?? throw new GoogleFailureException("Google named no folder.", 0, isTransient: true);
    }
}
