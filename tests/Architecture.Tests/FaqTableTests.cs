using System.Text.RegularExpressions;
using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Rules;
using EipFunctions.Testing;

namespace EipFunctions.Architecture.Tests;

/// <summary>The README's table of the FAQ's questions names what there is: operations, rules and tests.</summary>
public sealed partial class FaqTableTests
{
    private static readonly string[] Sections =
    [
        "section_pap_ugo_jeh", "section_ote_h91_ws7", "section_uu3_mql_s9i", "section_m0l_vvo_hts", "section_n2w_txw_ezn",
        "section_n0f_o8t_tfe", "section_92e_zg7_cex", "section_oml_rxp_5uc", "section_wa9_tjs_eb2", "section_77i_2nv_smy",
        "section_9y3_r2h_ran", "section_c6w_x9a_b7m", "section_m3e_7x3_xo5", "section_h91_8bh_fbx", "section_qln_3p7_4ta",
    ];

    private static readonly HashSet<string> RuleIds =
    [
        .. AssociationRules.All.Rules.Select(rule => rule.Id),
        .. DisassociationRules.All.Rules.Select(rule => rule.Id),
        .. DnatEntryRules.All.Rules.Select(rule => rule.Id),
        .. ModeChangeRules.All.Rules.Select(rule => rule.Id),
        .. MoveRules.All.Rules.Select(rule => rule.Id),
        .. ReleaseRules.All.Rules.Select(rule => rule.Id),
        .. SegmentReleaseRules.All.Rules.Select(rule => rule.Id),
        .. SnatEntryRules.All.Rules.Select(rule => rule.Id),
    ];

    private static readonly Lazy<string> TestSources = new(() => string.Join(
        '\n',
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)));

    public static TheoryData<string> Questions => [.. Rows.Keys];

    private static IReadOnlyDictionary<string, string[]> Rows { get; } =
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "README.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("(section_", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .ToDictionary(cells => Section().Match(cells[0]).Value, StringComparer.Ordinal);

    [Fact]
    public void Table_Questions_AreTheFaqs() => Assert.Equal(Sections, Rows.Keys);

    [Theory]
    [MemberData(nameof(Questions))]
    public void Table_Endpoints_AreOperations(string section)
    {
        var endpoints = Code().Matches(Rows[section][1]).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.Contains(ApiOperations.All, operation => IsWrittenAs(operation, endpoint)));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Table_Rules_AreRules(string section) =>
        Assert.All(Code().Matches(Rows[section][2]), match => Assert.Contains(match.Groups[1].Value, RuleIds));

    [Theory]
    [MemberData(nameof(Questions))]
    public void Table_Tests_AreTests(string section)
    {
        var tests = Code().Matches(Rows[section][3]).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.Matches($@"\b(class|void|Task) {Regex.Escape(test)}\b", TestSources.Value));
    }

    // Written short, as "POST …/eips/{eipId}/associate".
    private static bool IsWrittenAs(ApiOperation operation, string endpoint) =>
        endpoint == $"{operation.Verb} {operation.Path.Replace("/api/regions/{regionId}", "…", StringComparison.Ordinal)}";

    [GeneratedRegex("section_[a-z0-9_]+")]
    private static partial Regex Section();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
