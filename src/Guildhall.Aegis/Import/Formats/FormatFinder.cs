using Guildhall.Aegis.Import.Reading;

namespace Guildhall.Aegis.Import.Formats;

/// <summary>Whose file it is, from its first row.</summary>
internal static class FormatFinder
{
    public static ImportFormat Find(SourceRow row, string? list, bool isJson)
    {
        var has = row.Fields.ContainsKey;
        if (has("casenumber") && has("ishidden") && has("modid"))
        {
            return ImportFormat.Zeppelin;
        }

        if (list == "infractions" || (has("authorid") && has("userid") && has("guildid") && !has("type")))
        {
            return ImportFormat.Mee6;
        }

        return (isJson && list == "logs")
            || has("casenum")
            || (has("caseid") && has("modid") && has("modname") && has("createdat"))
                ? ImportFormat.Dyno
            : isJson ? ImportFormat.Json
            : ImportFormat.Csv;
    }
}
