using System.Globalization;

namespace FinanceTrack.Domain.Monetary;

/// <summary>
/// ISO 4217 list three (codes for historic denominations), without funds and without codes that were never part of the standard: a code and
/// the month in which it was withdrawn. Where the list names a range of months or years, the last one. The list has no dates of
/// introduction.
/// </summary>
internal static class HistoricCurrencies
{
    private const string Withdrawn = """
        ADP 2003-07  AFA 2003-01  ANG 2025-03  AOK 1991-03  AON 2000-02  AOR 2000-02  ARA 1992-01  ARP 1985-07  ATS 2002-03  AZM 2005-12
        BAD 1997-07  BEF 2002-03  BGL 2003-11  BGN 2026-01  BOP 1987-02  BRB 1986-03  BRC 1989-02  BRE 1993-03  BRN 1990-03  BRR 1994-07
        BUK 1990-02  BYB 2001-01  BYR 2017-01  CSD 2006-10  CSK 1993-03  CUC 2021-06  CYP 2008-01  DDM 1990-09  DEM 2002-03  ECS 2000-09
        EEK 2011-01  EQE 1989-12  ESP 2002-03  FIM 2002-03  FRF 2002-03  GEK 1995-10  GHC 2008-01  GHP 2007-06  GNS 1986-02  GQE 1986-06
        GRD 2002-03  GWE 1981-12  GWP 1997-05  HRD 1995-01  HRK 2023-01  IEP 2002-03  ILP 1981-12  ITL 2002-03  LSM 1985-05  LTL 2014-12
        LTT 1993-07  LUF 2002-03  LVL 2014-01  LVR 1994-12  MGF 2004-12  MLF 1984-11  MRO 2017-12  MTL 2008-01  MTP 1983-06  MXP 1993-01
        MZE 1981-12  MZM 2006-06  NIC 1990-10  NLG 2002-03  PEI 1991-07  PES 1986-02  PLZ 1997-01  PTE 2002-03  RHD 1981-12  ROL 2005-06
        RUR 2004-01  SDD 2007-07  SDP 1998-06  SIT 2007-01  SKK 2009-01  SLL 2023-12  SRG 2003-12  STD 2017-12  SUR 1990-12  TJR 2001-04
        TMM 2009-01  TPE 2002-11  TRL 2005-12  UAK 1996-09  UGS 1987-05  UYP 1993-03  VEB 2008-01  VEF 2018-08  XEU 1999-01  YDD 1991-09
        YUD 1990-01  YUM 2003-07  YUN 1995-11  ZMK 2012-12  ZRN 1999-06  ZRZ 1994-02  ZWD 2008-08  ZWL 2024-09  ZWN 2006-09  ZWR 2009-06
        """;

    // Exponents other than 2, as ISO 4217 gave them while the code was active.
    private const string NoDigits = "ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL";
    private const string ThreeDigits = "YDD";

    /// <summary>Code, exponent, and the last day on which it was valid: the end of the month in which it was withdrawn.</summary>
    public static IEnumerable<(string Code, int Digits, DateOnly ValidUntil)> All =>
        Withdrawn.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(entry => (
            entry[0],
            NoDigits.Split(' ').Contains(entry[0]) ? 0 : ThreeDigits.Split(' ').Contains(entry[0]) ? 3 : 2,
            LastDayOf(entry[1])));

    private static DateOnly LastDayOf(string month) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
}
