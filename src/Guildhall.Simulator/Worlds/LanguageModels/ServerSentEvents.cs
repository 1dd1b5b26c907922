using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary>A whole answer as a stream of events, each flushed by itself as a model does.</summary>
internal static class ServerSentEvents
{
    private const int PieceLength = 60;

    public static IResult Send(IEnumerable<(string? Name, JsonNode? Data)> events, string? ending = null) =>
        Results.Stream(
            async output =>
            {
                foreach (var (name, data) in events)
                {
                    var head = name is null ? "" : $"event: {name}\n";
                    await WriteAsync(output, $"{head}data: {data?.ToJsonString()}\n\n");
                }

                if (ending is not null)
                {
                    await WriteAsync(output, $"data: {ending}\n\n");
                }
            },
            "text/event-stream; charset=utf-8"
        );

    /// <summary>The text in pieces that cut no character.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var length = Math.Min(PieceLength, text.Length - start);
            if (char.IsHighSurrogate(text[start + length - 1]) && start + length < text.Length)
            {
                length++;
            }

            yield return text.Substring(start, length);
            start += length;
        }
    }

    private static async Task WriteAsync(Stream output, string text)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text));
        await output.FlushAsync();
    }
}
