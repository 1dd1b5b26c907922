using Microsoft.AspNetCore.StaticFiles;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Discord names a file's type itself: clients mostly send <c>application/octet-stream</c>, whatever it is.</summary>
internal static class FileTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <param name="told">What the upload said; null when it said nothing.</param>
    public static string Of(string name, string? told) =>
        told is not (null or "" or Unknown) ? told
        : Types.TryGetContentType(name, out var known) ? known
        : Unknown;
}
