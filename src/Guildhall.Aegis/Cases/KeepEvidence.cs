using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Guildhall.Aegis.Access;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>Copies what was given as evidence: files by their bytes, hashed and named for what they are; messages as they
/// are now, with their files. Doing it twice changes nothing: a copy is known by its hash.</summary>
internal sealed class KeepEvidence(Db db, IObjectStore store, IUploads files, GuildPlaces places, DiscordRest rest)
    : IJobHandler<KeepEvidenceJob>
{
    private const int LongestFile = 25 * 1024 * 1024;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(KeepEvidenceJob job, JobRun run, CancellationToken cancellation)
    {
        if (job.Url is { } url)
        {
            await KeepFileAsync(job, job.Name, url, cancellation);
            return;
        }

        try
        {
            // The link names a guild and a channel; that they belong together is only what it says.
            if (!await places.HasAsync(job.Guild, job.Channel!.Value, cancellation))
            {
                await RefuseAsync(job, cancellation);
                return;
            }

            var message = await rest.GetMessageAsync(job.Channel!.Value, job.Message!.Value, cancellation);
            await KeepMessageAsync(job, message, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            await RecordAsync(job, new("missing", job.Name), cancellation);
        }
    }

    private async Task RefuseAsync(KeepEvidenceJob job, CancellationToken cancellation)
    {
        var entry = new AuditEntry
        {
            Guild = job.Guild,
            Actor = job.AddedBy.ToString(),
            Action = "aegis.foreign_place",
            Details = new Dictionary<string, string> { ["evidence"] = CaseText.Cut(job.Name, 200) },
        };
        await db.WriteAsync(unit => unit.AuditAsync(entry), cancellation);
        await RecordAsync(job, new("missing", job.Name), cancellation);
    }

    private async Task KeepMessageAsync(KeepEvidenceJob job, Message message, CancellationToken cancellation)
    {
        var snapshot = JsonSerializer.Serialize(
            new MessageSnapshot(
                message.Id,
                message.ChannelId,
                message.Author.Id,
                message.Author.Username,
                message.Content,
                message.Timestamp,
                message.EditedTimestamp,
                [.. message.Attachments.Select(file => file.Filename)]
            ),
            AegisJson.Default.MessageSnapshot
        );
        await RecordAsync(
            job,
            new("message", job.Name)
            {
                Hash = CaseEvidence.HashOf(snapshot),
                Snapshot = snapshot,
                Size = System.Text.Encoding.UTF8.GetByteCount(snapshot),
            },
            cancellation
        );
        foreach (var file in message.Attachments)
        {
            await KeepFileAsync(job, file.Filename, file.Url, cancellation);
        }
    }

    private async Task KeepFileAsync(KeepEvidenceJob job, string name, string url, CancellationToken cancellation)
    {
        var content = await files.TryReadAsync(
            new Attachment { Filename = name, Url = url },
            LongestFile,
            cancellation
        );
        if (content is null)
        {
            await RecordAsync(job, new("missing", name), cancellation);
            return;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var place = string.Create(CultureInfo.InvariantCulture, $"evidence/{job.Guild}/{job.Number}/{hash}");
        var mediaType = FileKinds.Sniff(content);
        using var stream = new MemoryStream(content, writable: false);
        await store.PutAsync(place, stream, mediaType, cancellation);
        await RecordAsync(
            job,
            new("file", name)
            {
                Hash = hash,
                Place = place,
                MediaType = mediaType,
                Size = content.Length,
            },
            cancellation
        );
    }

    /// <summary>The mod-log names it too.</summary>
    private Task RecordAsync(KeepEvidenceJob job, Kept kept, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var copied = await unit.ExecuteAsync(
                    EvidenceSql.Copied,
                    new
                    {
                        job.Guild,
                        job.Number,
                        Name = CaseText.Cut(job.Name, 200),
                    }
                );
                var added = await unit.ExecuteAsync(
                    EvidenceSql.Add,
                    new
                    {
                        job.Guild,
                        job.Number,
                        kept.Kind,
                        Name = CaseText.Cut(kept.Name, 200),
                        kept.MediaType,
                        kept.Size,
                        kept.Hash,
                        kept.Place,
                        kept.Snapshot,
                        job.AddedBy,
                        unit.Now,
                    }
                );
                if (added == 1 || copied > 0)
                {
                    await unit.ExecuteAsync(EvidenceSql.Tell, new { job.Guild, job.Number });
                    await unit.PostCaseAsync(new(job.Guild, job.Number));
                }
            },
            cancellation
        );

    private sealed record Kept(string Kind, string Name)
    {
        public string? MediaType { get; init; }

        public long Size { get; init; }

        public string? Hash { get; init; }

        public string? Place { get; init; }

        public string? Snapshot { get; init; }
    }
}

/// <summary>A message as it was when it became evidence.</summary>
internal sealed record MessageSnapshot(
    Snowflake<Message> Id,
    Snowflake<Channel> Channel,
    Snowflake<User> Author,
    string AuthorName,
    string Content,
    DateTimeOffset WrittenAt,
    DateTimeOffset? EditedAt,
    IReadOnlyList<string> Files
);
