using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Files;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// Reads what was attached, which takes too long for the decision about the message itself, and puts it before the rules:
/// its kind by content, its picture's hash.
/// </summary>
internal sealed class ReadFiles(IUploads uploads, Watch watch) : IJobHandler<ReadFilesJob>
{
    private const int MostFiles = 4;
    private const int LongestFile = 8 << 20;

    public async Task HandleAsync(ReadFilesJob job, JobRun run, CancellationToken cancellation)
    {
        var read = new List<FileFacts>();
        foreach (var file in job.Files.Take(MostFiles))
        {
            var attachment = new Attachment
            {
                Id = file.Id,
                Filename = file.Name,
                Size = file.Size,
                Url = file.Url,
            };
            if (await uploads.TryReadAsync(attachment, LongestFile, cancellation) is { } bytes)
            {
                read.Add(FileReading.Read(new FileFacts(file.Name, file.Size), bytes));
            }
        }

        if (read.Count == 0)
        {
            return;
        }

        await watch.JudgeAsync(
            job.Guild,
            new User { Id = job.User, Username = job.UserName },
            new ModerationEvent
            {
                // The message was judged when it came; an edit counts towards no rate.
                Kind = EventKinds.Edit,
                Id = job.Message.Value,
                User = job.User.Value,
                Channel = job.Channel.Value,
                // However late this runs: rates and bursts go by when it was written.
                At = job.Message.CreatedAt,
                Roles = job.Roles,
                Files = read,
                AccountCreatedAt = job.User.CreatedAt,
            },
            cancellation
        );
    }
}
